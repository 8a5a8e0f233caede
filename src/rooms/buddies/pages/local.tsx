import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Tick } from '../../../web/components/choices.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { DraftState } from '../../../web/drafts.ts'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { LocalRow } from '../queries/registrations.ts'
import type { BuddyTalk } from '../queries/talks.ts'
import { type Stage, weeksWaiting } from '../rules/registrations.ts'
import { buddiesPath, StageBadge } from './parts.tsx'
import { Standing, TalkForm, Talks } from './registration.tsx'
import { WishFields, WishList, type WishesView } from './wishes.tsx'

interface LocalView {
  readonly local: LocalRow
  readonly stage: Stage
  readonly talks: readonly BuddyTalk[]
  readonly today: string
  readonly refused: readonly string[]
  readonly matches: ComponentChildren
}

/** A local resident who wants to be a buddy. */
export function LocalPage({ view }: { view: LocalView }) {
  const { t, date } = useText()
  const { local, stage } = view
  const path = `${buddiesPath}/bewoners/${local.id}`
  return (
    <>
      <PageHead title={<bdi>{local.name}</bdi>} back={{ href: buddiesPath, label: t('buddies.title') }}
        lead={t(local.isOwnSignUp ? 'buddies.local.own' : 'buddies.local.since', { day: date(local.registeredOn) })}>
        <ButtonLink icon="edit" href={`${path}/wijzigen`}>{t('buddies.person.change')}</ButtonLink>
      </PageHead>
      {view.refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <p>
        <StageBadge stage={stage} until={local.parkedUntil} />{' '}
        {t('buddies.person.waits', {
          day: date(local.waitingSince), count: weeksWaiting(local.waitingSince, view.today),
        })}
      </p>
      {local.phone && <p><a class="nl-link" href={`tel:${local.phone.replaceAll(/[^\d+]/g, '')}`}>
        <bdi dir="ltr">{local.phone}</bdi></a></p>}
      {view.matches}
      <WishList wishes={local} village={local.villageName} />
      <p>{t('buddies.local.places', { count: local.places, held: local.held })}</p>
      <Talks talks={view.talks} action={`${path}/gesprek`} stage={stage} level={2} />
      <Standing path={path} until={local.parkedUntil} />
    </>
  )
}

interface LocalFormView extends WishesView {
  readonly from: WishesView['from'] & Partial<Pick<LocalRow, 'id' | 'name' | 'phone' | 'places'>>
  readonly state: FormState
}

/** Writing down a local resident, or changing what they said. */
export function LocalFormPage({ view }: { view: LocalFormView }) {
  const { t } = useText()
  const { from, state } = view
  const path = from.id ? `${buddiesPath}/bewoners/${from.id}` : buddiesPath
  const action = from.id ? `${path}/wijzigen` : `${buddiesPath}/bewoners`
  const back = { href: path, label: from.name ?? t('buddies.title') }
  return (
    <>
      <PageHead title={t(from.id ? 'buddies.local.change' : 'buddies.local.add')} back={back} />
      <p>{t('buddies.ask.never')}</p>
      <Form action={action} state={state}>
        <NameFields from={from} voice="theirs" />
        <SelectField name="places" label={t('buddies.ask.places')} value={String(from.places ?? 1)}
          options={['0', '1', '2', '3'].map((value) => ({ value, label: value }))} />
        <WishFields view={view} />
        <SubmitRow label={t('buddies.save')} cancel={back} />
      </Form>
    </>
  )
}

function NameFields({ from, voice }: Pick<LocalFormView, 'from'> & { voice: 'mine' | 'theirs' }) {
  const { t } = useText()
  return (
    <>
      <TextField name="name" label={t(`buddies.ask.name.${voice}`)} help={t('buddies.ask.name_help')}
        value={from.name} maxLength={120} autocomplete={voice === 'mine' ? 'name' : 'off'} />
      <TextField name="phone" type="tel" label={t(`buddies.ask.phone.${voice}`)} value={from.phone} size="medium"
        optional={voice === 'theirs'} maxLength={60} autocomplete={voice === 'mine' ? 'tel' : 'off'} />
    </>
  )
}

export function LocalTalkPage({ view }: { view: { local: LocalRow; state: DraftState; today: string } }) {
  const { t } = useText()
  const path = `${buddiesPath}/bewoners/${view.local.id}`
  const back = { href: path, label: view.local.name }
  return (
    <>
      <PageHead title={t('buddies.talk.title')} back={back} />
      <TalkForm action={`${path}/gesprek`} state={view.state} today={view.today} back={back} />
    </>
  )
}

interface OpenView extends WishesView {
  readonly path: string
  readonly municipality: string
  readonly isDone: boolean
  readonly state: FormState
}

/** The public page: a resident signs up to be a buddy, without account. */
export function OpenLocalPage({ view }: { view: OpenView }) {
  const { t } = useText()
  if (view.isDone) {
    return (
      <>
        <PageHead title={t('buddies.open.done')} />
        <p>{t('buddies.open.next')}</p>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('buddies.open.title')} lead={t('buddies.open.lead', { municipality: view.municipality })} />
      <p>{t('buddies.ask.never')}</p>
      <Form action={view.path} state={hasProblems(view.state) ? view.state : freshForm}>
        <NameFields from={view.from} voice="mine" />
        <WishFields view={view} />
        <Tick name="agreed" label={t('buddies.open.agreed')} />
        <p>{t('buddies.open.kept')}</p>
        <SubmitRow label={t('buddies.open.do')} />
      </Form>
    </>
  )
}
