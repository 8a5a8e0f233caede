import type { ComponentChildren } from 'preact'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { VolunteerView } from './volunteer.tsx'

export interface PartProps {
  readonly view: VolunteerView
  readonly path: string
}

/** What is typed in a form of the page stays in that form alone. */
export function stateFor({ wrong, state }: VolunteerView, form: string): FormState {
  return wrong === form ? state : freshForm
}

interface AddProps extends PartProps {
  /** The last word of its address. */
  readonly name: string
  readonly label: string
  readonly children: ComponentChildren
}

/** A form that opens when it is wanted, and stays open when something in it is wrong. */
export function AddForm({ view, path, name, label, children }: AddProps) {
  const { t } = useText()
  return (
    <Disclosure label={label} open={view.wrong === name}>
      <Form action={`${path}/${name}`} state={stateFor(view, name)}>
        {children}
        <SubmitRow label={t('volunteers.save')} />
      </Form>
    </Disclosure>
  )
}
