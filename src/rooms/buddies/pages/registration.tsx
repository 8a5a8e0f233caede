import { ButtonLink } from '../../../web/components/button.tsx'
import { Card } from '../../../web/components/card.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import { freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { BuddyTalk } from '../queries/talks.ts'
import type { Stage } from '../rules/registrations.ts'

interface TalksProps {
  readonly talks: readonly BuddyTalk[]
  readonly action: string
  readonly stage: Stage
  /** Below the title of a file, or of a page of its own. */
  readonly level: 2 | 3
}

/** What was said beforehand; never shown to the other side. */
export function Talks({ talks, action, stage, level }: TalksProps) {
  const { t, date } = useText()
  const Heading = `h${level}` as 'h3'
  return (
    <section aria-labelledby="gesprek">
      <Heading id="gesprek">{t('buddies.talk.title')}</Heading>
      <p>{t('buddies.talk.apart')}</p>
      {talks.map(({ heldOn, by, body }) => (
        <Card>
          <p class="person-facts"><span>{date(heldOn)}</span><span><bdi>{by}</bdi></span></p>
          {body === null ? <p>{t('buddies.talk.hidden')}</p> : <OwnWords>{body}</OwnWords>}
        </Card>
      ))}
      <div class="actions">
        <ButtonLink look={stage === 'to_speak' ? 'primary' : 'secondary'} icon="talk" href={action}>
          {t('buddies.talk.add')}
        </ButtonLink>
      </div>
    </section>
  )
}

interface TalkFormProps {
  readonly action: string
  readonly state: DraftState
  readonly today: string
  readonly back: { href: string; label: string }
}

/** Writing down the talk beforehand; kept while typing. */
export function TalkForm({ action, state, today, back }: TalkFormProps) {
  const { t, time } = useText()
  return (
    <Form action={action} state={state} draft={draftOf(state.draftKey)}>
      <SavedLine savedAt={state.savedAt && time(state.savedAt)} />
      <LongText name="body" label={t('buddies.talk.body')} help={t('buddies.talk.apart')} draft="form" rows={8} />
      <DateField name="held_on" label={t('buddies.talk.day')} value={today} max={today} />
      <SubmitRow label={t('buddies.talk.save')} cancel={back} />
    </Form>
  )
}

/** Waiting until a day, or no longer. */
export function Standing({ path, until }: { path: string; until: string | null }) {
  const { t } = useText()
  return (
    <Disclosure label={t('buddies.standing.title')}>
      <Form action={`${path}/wachten`} state={freshForm}>
        <DateField name="parked_until" label={t('buddies.standing.until')} optional value={until ?? ''} />
        <SubmitRow label={t('buddies.standing.park')} />
      </Form>
      <PostButton action={`${path}/stoppen`} look="quiet">{t('buddies.standing.stop')}</PostButton>
    </Disclosure>
  )
}
