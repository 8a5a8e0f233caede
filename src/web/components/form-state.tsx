import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { type FormState, freshForm } from '../form-state.ts'

export interface FormTokens {
  readonly csrf: string
  /** One per shown page: the server carries out a form only once. */
  readonly once: string
}

const Tokens = createContext<FormTokens | null>(null)
const State = createContext<FormState>(freshForm)
const Labels = createContext<Map<string, ComponentChildren> | null>(null)

export function FormTokenProvider({ tokens, children }: { tokens: FormTokens; children: ComponentChildren }) {
  return <Tokens.Provider value={tokens}>{children}</Tokens.Provider>
}

/** The tokens of this page; empty where there is no session, such as in a gallery. */
export function useForm(): FormTokens {
  return useContext(Tokens) ?? { csrf: '', once: '' }
}

export function FormStateProvider({ state, children }: { state: FormState; children: ComponentChildren }) {
  return <State.Provider value={state}>{children}</State.Provider>
}

export function useFormState(): FormState {
  return useContext(State)
}

/** The question above each field of a form, by the field's name: the summary of problems stands before the fields. */
export function questionsIn(children: ComponentChildren, around: (children: ComponentChildren) => VNode) {
  const labels = new Map<string, ComponentChildren>()
  renderToString(around(<Labels.Provider value={labels}>{children}</Labels.Provider>))
  return labels
}

/** Tells the summary of this form how a field is asked. */
export function useQuestion(name: string, label: ComponentChildren): void {
  useContext(Labels)?.set(name, label)
}

/** The id of a field: its name made fit for an id, so that the error summary can point at it. */
export function fieldId(name: string): string {
  return `v-${name.replaceAll(/[^\w-]/g, '-')}`
}

/** One typed value, or what the field starts with. */
export function firstOf(typed: string | readonly string[] | undefined, start: string | null | undefined): string {
  if (typed === undefined) return start ?? ''
  return typeof typed === 'string' ? typed : (typed[0] ?? '')
}

/** All typed values, or what the field starts with. */
export function allOf(typed: string | readonly string[] | undefined, start: readonly string[]): readonly string[] {
  if (typed === undefined) return start
  return typeof typed === 'string' ? [typed] : typed
}
