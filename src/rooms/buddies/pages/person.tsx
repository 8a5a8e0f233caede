import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import type { DraftState } from '../../../web/drafts.ts'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { FilePage, filePath, TaskPage } from '../../newcomers/pages/header.tsx'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { NewcomerRow } from '../queries/registrations.ts'
import type { BuddyTalk } from '../queries/talks.ts'
import { type Stage, weeksWaiting } from '../rules/registrations.ts'
import { StageBadge } from './parts.tsx'
import { Standing, TalkForm, Talks } from './registration.tsx'
import { WishFields, WishList, type WishesView } from './wishes.tsx'

interface PersonView {
  readonly head: FileHead
  readonly standing: NewcomerRow | null
  readonly stage: Stage
  readonly talks: readonly BuddyTalk[]
  readonly today: string
  readonly refused: readonly string[]
  /** What was proposed and the pairs. */
  readonly matches: ComponentChildren
}

/** A newcomer's wish for a buddy: what they said, the talk beforehand, what was proposed. */
export function PersonBuddyPage({ view }: { view: PersonView }) {
  const { t, date } = useText()
  const { head, standing, stage, today } = view
  const path = filePath(head.personId, '/maatje')
  if (!standing) {
    return (
      <FilePage head={head} tab="buddy" title={t('buddies.person.title')} refused={view.refused}>
        {view.matches}
        {head.closure ? null : (
          <EmptyState action={{ href: `${path}/wensen`, label: t('buddies.person.register') }}>
            {t('buddies.person.none', { name: head.called || head.name })}
          </EmptyState>
        )}
      </FilePage>
    )
  }
  return (
    <FilePage head={head} tab="buddy" title={t('buddies.person.title')} refused={view.refused}
      actions={<ButtonLink icon="edit" href={`${path}/wensen`}>{t('buddies.person.change')}</ButtonLink>}>
      <p>
        <StageBadge stage={stage} until={standing.parkedUntil} />{' '}
        {t('buddies.person.waits', {
          day: date(standing.waitingSince), count: weeksWaiting(standing.waitingSince, today),
        })}
      </p>
      {view.matches}
      <WishList wishes={standing} village={standing.villageName} />
      <Talks talks={view.talks} action={`${path}/gesprek`} stage={stage} level={3} />
      <Standing path={path} until={standing.parkedUntil} />
    </FilePage>
  )
}

interface WishFormView extends WishesView {
  readonly head: FileHead
  readonly state: FormState
}

/** Writing down what a newcomer wishes. */
export function PersonWishesPage({ view }: { view: WishFormView }) {
  const { t } = useText()
  const path = filePath(view.head.personId, '/maatje')
  const back = { href: path, label: t('buddies.person.title') }
  return (
    <TaskPage head={view.head} title={t('buddies.person.register')} back={back}>
      <p>{t('buddies.ask.never')}</p>
      <Form action={`${path}/wensen`} state={view.state}>
        <WishFields view={view} />
        <SubmitRow label={t('buddies.save')} cancel={back} />
      </Form>
    </TaskPage>
  )
}

export function PersonTalkPage({ view }: { view: { head: FileHead; state: DraftState; today: string } }) {
  const { t } = useText()
  const path = filePath(view.head.personId, '/maatje')
  const back = { href: path, label: t('buddies.person.title') }
  return (
    <TaskPage head={view.head} title={t('buddies.talk.title')} back={back}>
      <TalkForm action={`${path}/gesprek`} state={view.state} today={view.today} back={back} />
    </TaskPage>
  )
}
