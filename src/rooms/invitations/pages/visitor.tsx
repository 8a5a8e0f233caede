import { TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { Phone, providedWords } from '../../activities/pages/agenda.tsx'
import type { Activity } from '../../activities/queries/activities.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { ArrangedNeed } from '../queries/barriers.ts'
import type { Reply } from '../queries/invitations.ts'
import type { Place } from '../rules/seats.ts'
import { AnswerForm, needsOf } from './parts.tsx'

interface LinkView {
  readonly token: string
  readonly activity: Activity
  readonly date: AgendaDate
  readonly reply: Reply | null
  readonly place: Place | undefined
  readonly arranged: readonly ArrangedNeed[]
  /** For the door; null for a link from before there were codes. */
  readonly code: string | null
  readonly isHere: boolean
  readonly mayTapIn: boolean
  readonly state: FormState
}

/** What a newcomer sees who opens the link of an invitation: no name, one question, one tap. */
export function LinkPage({ view }: { view: LinkView }) {
  const texts = useText()
  const { t, longDate } = texts
  const { activity, date, reply, place } = view
  return (
    <>
      <PageHead title={t('invitations.open.title')}
        lead={<><bdi>{date.title}</bdi>, {longDate(date.day)}, <bdi dir="ltr">{date.starts} – {date.ends}</bdi></>} />
      {(view.state.problems[''] ?? []).map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      {date.isCancelled && <Notice kind="warning" title={t('activities.off')}><bdi>{date.cancelReason}</bdi></Notice>}
      {reply && (
        <Notice kind="ok" announce title={t(`invitations.open.said.${reply.answer}`)}>
          {reply.answer === 'comes' && place?.kind === 'waiting' && (
            <p>{t('invitations.open.waiting', { position: place.position })}</p>
          )}
          {needsOf(reply, texts) && <p><bdi>{needsOf(reply, texts)}</bdi></p>}
          <p>{t('invitations.open.again')}</p>
        </Notice>
      )}
      <AtTheDoor view={view} />
      <Arranged needs={view.arranged} />
      {activity.body && <OwnWords>{activity.body}</OwnWords>}
      <p><bdi>{texts.row([date.place, date.village])}</bdi></p>
      <p>{providedWords(date, texts).join(' · ')}</p>
      {!date.isCancelled && <AnswerForm action={`/antwoord/${view.token}`} voice="mine" state={view.state} />}
      {activity.contact_phone && (
        <p>{t('activities.open.ask')} <bdi>{activity.contact_name}</bdi><Phone number={activity.contact_phone} /></p>
      )}
    </>
  )
}

/** On the day itself: saying that one is there. Before it: the code that does the same at the door. */
function AtTheDoor({ view: { token, code, date, isHere, mayTapIn } }: { view: LinkView }) {
  const { t } = useText()
  if (date.isCancelled) return null
  if (isHere) return <Notice kind="ok" announce title={t('door.open.welcome')} />
  return (
    <section class="link-part" aria-label={t('door.open.door')}>
      {mayTapIn && (
        <div class="answer">
          <PostButton look="primary" action={`/antwoord/${token}/aanwezig`}>{t('door.open.here')}</PostButton>
        </div>
      )}
      {code && <p>{t('door.open.own_code')} <b class="door-code"><bdi dir="ltr">{code}</bdi></b></p>}
    </section>
  )
}

/** What was arranged since they asked: the loop closes where it began. */
function Arranged({ needs }: { needs: readonly ArrangedNeed[] }) {
  const { t } = useText()
  if (needs.length === 0) return null
  return (
    <Notice kind="ok" title={t('barriers.open.arranged')}>
      {needs.map(({ need, arranged }) => (
        <p>{need !== 'own_words' && <><b>{t(`invitations.need.${need}`)}</b>: </>}<bdi>{arranged}</bdi></p>
      ))}
    </Notice>
  )
}

/** The same words for a link that was ended, is too old, or never was. */
export function LinkGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('invitations.open.gone')} />
      <p>{t('invitations.open.gone_help')}</p>
    </>
  )
}

interface SignUpView {
  readonly path: string
  readonly date: AgendaDate
  /** null is without end. */
  readonly left: number | null
  readonly isOver: boolean
  readonly isDone: boolean
  readonly state: FormState
}

/** Signing up without being asked, by name; no account. */
export function SignUpPage({ view }: { view: SignUpView }) {
  const { t, longDate } = useText()
  const { path, date, left, state } = view
  const refused = state.problems[''] ?? []
  return (
    <>
      <PageHead title={t('invitations.sign_up.title')} back={{ href: path, label: date.title }}
        lead={<>{longDate(date.day)}, <bdi dir="ltr">{date.starts}</bdi></>} />
      {view.isDone && <Notice kind="ok" announce title={t('invitations.sign_up.done')} />}
      {view.isOver && <Notice title={t('invitations.sign_up.over')} />}
      {!view.isOver && left !== null && (
        <p><b>{left > 0 ? t('invitations.sign_up.left', { count: left }) : t('invitations.sign_up.full')}</b></p>
      )}
      {!view.isOver && (
        <Form action={`${path}/aanmelden`} state={hasProblems(state) ? state : freshForm}
          summary={refused.length > 0 || hasProblems(state)}>
          <TextField name="name" label={t('invitations.sign_up.name')} autocomplete="name" maxLength={120} />
          <TextField name="phone" type="tel" label={t('invitations.sign_up.phone')} optional autocomplete="tel"
            help={t('invitations.sign_up.phone_help')} size="medium" maxLength={60} />
          <p>{t('invitations.sign_up.kept')}</p>
          <SubmitRow label={t('invitations.sign_up.do')} />
        </Form>
      )}
    </>
  )
}
