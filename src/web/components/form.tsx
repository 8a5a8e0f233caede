import type { ComponentChildren } from 'preact'
import { type FormState, freshForm } from '../form-state.ts'
import { TextProvider, useText } from '../texts.tsx'
import { Button, type ButtonLook } from './button.tsx'
import { fieldId, FormStateProvider, FormTokenProvider, questionsIn, useForm, useFormState } from './form-state.tsx'

interface FormProps {
  action: string
  method?: 'post' | 'get'
  /** From the visit, or from `withDraft` where long texts are kept while typing. */
  state?: FormState & { readonly draftKey?: string }
  /** Only for forms with a file. */
  enctype?: 'multipart/form-data'
  id?: string
  /** Of all its fields that are saved while typing with `draft="form"`. */
  draft?: { readonly url: string; readonly key: string }
  /** Shown above the fields when there are problems; on by default for POST forms. */
  summary?: boolean
  children: ComponentChildren
}

/** A form of one column. POST forms carry the token of the session and the once token by themselves. */
export function Form({ action, method = 'post', state, enctype, id, draft, summary, children }: FormProps) {
  const questions = useQuestionsOf(state, children)
  return (
    <FormStateProvider state={state ?? freshForm}>
      <form class="form" action={action} method={method} enctype={enctype} id={id} noValidate={method === 'post'}
        data-draft-url={draft?.url} data-draft-key={draft?.key} autocomplete={draft && 'off'}>
        {method === 'post' && <Hidden />}
        {state?.draftKey !== undefined && <HiddenField name="draft" value={state.draftKey} />}
        {(summary ?? method === 'post') && <ErrorSummary questions={questions} />}
        {children}
      </form>
    </FormStateProvider>
  )
}

/** Only a form with problems is rendered beforehand, to know its questions. */
function useQuestionsOf(state: FormState | undefined, children: ComponentChildren): Questions {
  const [texts, tokens] = [useText(), useForm()]
  if (!state || Object.keys(state.problems).length === 0) return new Map()
  return questionsIn(children, (fields) => (
    <TextProvider texts={texts}>
      <FormTokenProvider tokens={tokens}>
        <FormStateProvider state={state}>{fields}</FormStateProvider>
      </FormTokenProvider>
    </TextProvider>
  ))
}

function Hidden() {
  const { csrf, once } = useForm()
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="once" value={once} />
    </>
  )
}

/** A value that goes along unseen. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

type Questions = ReadonlyMap<string, ComponentChildren>

/** Everything that is wrong, with its question and a link to each field. It takes the focus where scripts run. */
export function ErrorSummary({ questions = new Map() }: { questions?: Questions }) {
  const { t } = useText()
  const { problems } = useFormState()
  const lines = Object.entries(problems).flatMap(([name, words]) => words.map((text) => ({ name, text })))
  if (lines.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus-first>
      <p class="error-summary-head">{t('web.form.problems', { count: lines.length })}</p>
      <ul>
        {lines.map(({ name, text }) => (
          <li>
            {name
              ? <a class="nl-link" href={`#${fieldId(name)}`}><Question of={questions.get(name)} />{text}</a>
              : text}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Question({ of: question }: { of: ComponentChildren }) {
  return question ? <><b>{question}</b> </> : null
}

interface FieldsetProps {
  legend: string
  help?: ComponentChildren
  /** Larger, as the heading of a part of the form. */
  head?: boolean
  children: ComponentChildren
}

/** Fields that belong together, under one question or heading. */
export function Fieldset({ legend, help, head = false, children }: FieldsetProps) {
  return (
    <fieldset class={`utrecht-form-fieldset--html-fieldset fieldset${head ? ' fieldset--head' : ''}`}>
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">{legend}</legend>
      {help && <div class="utrecht-form-field-description">{help}</div>}
      {children}
    </fieldset>
  )
}

interface SubmitRowProps {
  /** The verb on the primary button. */
  label: string
  /** Where giving up leads to. */
  cancel?: { href: string; label: string }
  danger?: boolean
  /** Sent along when this button is used. */
  name?: string
  value?: string
  /** Other buttons, after the primary one. */
  children?: ComponentChildren
}

/** The primary act first, then the others. */
export function SubmitRow({ label, cancel, danger = false, name, value, children }: SubmitRowProps) {
  return (
    <div class="submit-row">
      <Button look="primary" danger={danger} {...(name ? { name, value } : {})}>{label}</Button>
      {children}
      {cancel && <a class="nl-link submit-row-cancel" href={cancel.href}>{cancel.label}</a>}
    </div>
  )
}

interface PostButtonProps {
  action: string
  children: ComponentChildren
  look?: ButtonLook
  danger?: boolean
  /** Hidden values that go along. */
  values?: Readonly<Record<string, string>>
  /** Signing out erases unsent text in this browser. */
  signOut?: boolean
}

/** One act in one tap: a form that is only a button. */
export function PostButton(props: PostButtonProps) {
  const { action, children, look = 'secondary', danger = false, values = {}, signOut = false } = props
  return (
    <form class="post-button" action={action} method="post" data-sign-out={signOut ? '' : undefined}>
      <Hidden />
      {Object.entries(values).map(([name, value]) => <HiddenField name={name} value={value} />)}
      <Button look={look} danger={danger}>{children}</Button>
    </form>
  )
}
