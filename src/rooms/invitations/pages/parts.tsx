import { comingNeedValues, type InvitationAnswer } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { type ShownState, StateBadge } from '../../../web/components/state.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Reply } from '../queries/invitations.ts'
import type { Place } from '../rules/seats.ts'

const shownState: Record<InvitationAnswer, ShownState> = {
  comes: 'done', cannot: 'not_needed', not_for_me: 'not_needed', needs: 'nobody',
}

/** What somebody answered, with their place: "komt", "komt, wachtlijst 2", "nog geen antwoord". */
export function AnswerBadge({ reply, place }: { reply: Reply | null; place: Place | undefined }) {
  const { t } = useText()
  if (!reply) return <StateBadge state="soon">{t('invitations.no_answer')}</StateBadge>
  if (reply.answer === 'comes' && place?.kind === 'waiting') {
    return <StateBadge state="soon">{t('invitations.waiting', { position: place.position })}</StateBadge>
  }
  return <StateBadge state={shownState[reply.answer]}>{t(`invitations.answer.${reply.answer}`)}</StateBadge>
}

/** What somebody would need to come, in words; '' when nothing. */
export function needsOf({ needs, words }: Reply, { t, list }: Texts): string {
  const named = needs.filter((need) => need !== 'own_words').map((need) => t(`invitations.need.${need}`))
  return list([...named, words].filter(Boolean))
}

interface AnswerFormProps {
  readonly action: string
  readonly state: FormState
  /** `mine`: the newcomer answers on their own phone; `theirs`: a colleague writes down what they said. */
  readonly voice: 'mine' | 'theirs'
}

/** An answer in one tap; "what would you need to come?" opens below. */
export function AnswerForm({ action, state, voice }: AnswerFormProps) {
  const { t } = useText()
  const taps = ['comes', 'cannot', 'not_for_me'] as const
  const needs = comingNeedValues.filter((need) => need !== 'own_words')
    .map((value) => ({ value, label: t(`invitations.need.${value}`) }))
  return (
    <div class="answer">
      <div class="actions">
        {taps.map((answer) => (
          <PostButton action={action} values={{ answer }} look={answer === 'comes' ? 'primary' : 'secondary'}>
            {t(`invitations.say.${voice}.${answer}`)}
          </PostButton>
        ))}
      </div>
      <Disclosure label={t(`invitations.say.${voice}.needs`)} open={hasProblems(state)}>
        <Form action={action} state={hasProblems(state) ? state : freshForm}>
          <HiddenField name="answer" value="needs" />
          <Choices name="needs" legend={t(`invitations.needs.${voice}`)} many optional options={needs} />
          <TextField name="words" label={t(`invitations.words.${voice}`)} optional maxLength={500} />
          <SubmitRow label={t('invitations.send')} />
        </Form>
      </Disclosure>
    </div>
  )
}
