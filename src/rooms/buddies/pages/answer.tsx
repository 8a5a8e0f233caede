import type { BuddySide } from '../../../db/schema.ts'
import { buddyAfterValues } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'

interface AnswerFormProps {
  readonly action: string
  readonly state: FormState
  /** `mine`: by their own link; `theirs`: a colleague writes down what they said. */
  readonly voice: 'mine' | 'theirs'
  /** Whose answer it is, where the page shows two. */
  readonly side?: BuddySide
}

/** Yes in one tap; no says what follows: somebody else, waiting until a day, or never these two. */
export function AnswerForm({ action, state, voice, side }: AnswerFormProps) {
  const { t } = useText()
  const words = voice === 'mine' ? 'link.say' : 'answers'
  return (
    <div class="answer">
      <div class="actions">
        <PostButton action={action} look="primary" values={{ says: 'yes', ...(side ? { side } : {}) }}>
          {t(`buddies.${words}.yes`)}
        </PostButton>
      </div>
      <Disclosure label={t(`buddies.${words}.no`)} open={hasProblems(state)}>
        <Form action={action} state={hasProblems(state) ? state : freshForm}>
          <HiddenField name="says" value="no" />
          {side && <HiddenField name="side" value={side} />}
          <Choices name="after" legend={t(`buddies.${words}.then`)} value="again"
            options={buddyAfterValues.map((value) => ({ value, label: t(`buddies.${words}.after.${value}`) }))} />
          <DateField name="parked_until" label={t(`buddies.${words}.until`)} optional />
          <TextField name="words" label={t(`buddies.${words}.words`)} optional maxLength={300} />
          <SubmitRow label={t(`buddies.${words}.send`)} />
        </Form>
      </Disclosure>
    </div>
  )
}
