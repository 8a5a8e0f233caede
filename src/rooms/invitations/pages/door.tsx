import { assetPath } from '../../../web/assets.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { datePath } from './date.tsx'

interface DoorView {
  readonly token: string
  readonly date: AgendaDate
  /** A text key; null while people can tap in. */
  readonly shut: string | null
  readonly isWelcome: boolean
  readonly state: FormState
  /** Of the next tap: sent twice, it counts once. */
  readonly tap: string
  /** The address of this page as a picture, for who uses their own phone. */
  readonly picture: string
}

/** The page at the door: a code or a tap, nobody's name, a welcome. Taps wait in the browser when the line drops. */
export function DoorPage({ view }: { view: DoorView }) {
  const { t, longDate } = useText()
  const { date, shut, state } = view
  const said = ['sending', 'welcome', 'kept', 'again', 'unknown', 'wait'] as const
  const words = Object.fromEntries(said.map((key) => [`data-${key}`, t(`door.open.${key}`)]))
  return (
    <>
      <PageHead title={<bdi>{date.title}</bdi>}
        lead={<>{longDate(date.day)} · <bdi dir="ltr">{date.starts} – {date.ends}</bdi></>} />
      {(state.problems[''] ?? []).map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      {shut && !hasProblems(state) && <Notice title={t(shut)} />}
      <p class="door-said" role="status" data-door-said {...words}>{view.isWelcome && t('door.open.welcome')}</p>
      {!shut && <TapIn view={view} />}
    </>
  )
}

function TapIn({ view: { token, state, tap, picture } }: { view: DoorView }) {
  const { t } = useText()
  const path = `/deur/${token}`
  return (
    <>
      <section class="door-way" aria-labelledby="met-code">
        <h2 id="met-code">{t('door.open.invited')}</h2>
        <Form action={`${path}/code`} state={state.problems['code'] ? state : freshForm} id="code" summary={false}>
          <HiddenField name="tap" value={tap} />
          <TextField name="code" label={t('door.open.code')} help={t('door.open.code_help')} inputmode="numeric"
            size="medium" maxLength={20} />
          <Button look="primary">{t('door.open.here')}</Button>
        </Form>
      </section>
      <section class="door-way" aria-labelledby="zonder">
        <h2 id="zonder">{t('door.open.uninvited')}</h2>
        <PostButton action={`${path}/gast`} values={{ tap }}>{t('door.open.guest')}</PostButton>
        <p class="field-optional">{t('door.open.no_name')}</p>
      </section>
      <section class="link-row door-phone" aria-label={t('door.open.phone')}>
        <img src={picture} width="112" height="112" alt={t('door.open.picture')} />
        <p>{t('door.open.phone')}</p>
      </section>
      <script type="module" src={assetPath('door.js')} />
    </>
  )
}

/** The same words for a door that was closed, is of another day, or never was. */
export function DoorGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('door.open.gone')} />
      <p>{t('door.open.gone_help')}</p>
    </>
  )
}

interface KeeperView {
  readonly date: AgendaDate
  /** The address of the door, in full and as a picture; null when there is none that works. */
  readonly link: { readonly address: string; readonly code: string } | null
  readonly isOver: boolean
  readonly refused: readonly string[]
}

/** The door of a date for who works there: its link for a tablet, its picture for own phones. */
export function DoorKeeperPage({ view }: { view: KeeperView }) {
  const { t, longDate } = useText()
  const { date, link, isOver } = view
  const path = `${datePath(date)}/deur`
  return (
    <>
      <PageHead title={t('door.title')} back={{ href: datePath(date), label: date.title }}
        lead={<>{longDate(date.day)} · <bdi dir="ltr">{date.starts}</bdi></>} />
      {view.refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <p>{t('door.help')}</p>
      <p>{t('door.codes')}</p>
      {link && (
        <section class="link-part" aria-labelledby="link">
          <h2 id="link">{t('door.link')}</h2>
          <p>{t('door.until')}</p>
          <div class="link-row">
            <img src={link.code} width="200" height="200" alt={t('web.link.picture')} />
            <p class="agenda-address"><a class="nl-link" href={link.address}><bdi dir="ltr">{link.address}</bdi></a></p>
          </div>
        </section>
      )}
      {isOver ? <Notice title={t('door.over')} /> : (
        <div class="actions">
          <PostButton look={link ? 'secondary' : 'primary'} action={path}>
            {t(link ? 'door.renew' : 'door.make')}
          </PostButton>
          {link && <PostButton look="quiet" action={`${path}/sluiten`}>{t('door.shut')}</PostButton>}
        </div>
      )}
    </>
  )
}
