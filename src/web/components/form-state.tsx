import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type FormState, freshForm } from '../form-state.ts'

export interface FormTokens {
  readonly csrf: string
  /** One per shown page: the server carries out a form only once. */
  readonly once: string
}

const Tokens = createContext<FormTokens | null>(null)
const State = createContext<FormState>(freshForm)

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
