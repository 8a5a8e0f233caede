import type { ComponentChildren } from 'preact'
import { useText } from '../texts.tsx'
import { fieldId, firstOf, useFormState, useQuestion } from './form-state.tsx'

export interface FieldProps {
  name: string
  /** The question. */
  label: ComponentChildren
  help?: ComponentChildren
  /** What the field starts with; what was typed goes before it. */
  value?: string | null | undefined
  /** Said as "(hoeft niet)" after the question. */
  optional?: boolean
  autocomplete?: string
}

export interface Draft {
  /** Where unsaved text is posted: JSON { key, field, text, base }. */
  readonly url: string
  /** What the text belongs to, such as the id of a talk. */
  readonly key: string
  /** Version of the text that this page was made from; the server answers 409 when it has moved on. */
  readonly base?: string
}

interface FrameProps extends Pick<FieldProps, 'name' | 'label' | 'help' | 'optional'> {
  className?: string
  /** After the field: a counter, earlier answers. */
  after?: ComponentChildren
  children: (described: Described) => ComponentChildren
}

interface Described {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

/** Question, help, problem and field, in this order, and the ids that tie them together. */
export function Field({ name, label, help, optional = false, className = '', after, children }: FrameProps) {
  const { t } = useText()
  const problems = useFormState().problems[name] ?? []
  useQuestion(name, label)
  const id = fieldId(name)
  const invalid = problems.length > 0
  const described = [help ? `${id}-help` : '', invalid ? `${id}-fout` : ''].filter(Boolean).join(' ')
  const control: Described = {
    id, name, 'aria-describedby': described || undefined, 'aria-invalid': invalid ? 'true' : undefined,
  }
  return (
    <div class={`utrecht-form-field field ${className}${
      invalid ? ' utrecht-form-field--invalid' : ''}`}>
      <label class="utrecht-form-label utrecht-form-field__label" for={id}>
        {label}{optional && <span class="field-optional"> {t('web.form.optional')}</span>}
      </label>
      {help && <div class="utrecht-form-field-description" id={`${id}-help`}>{help}</div>}
      <FieldError name={name} />
      {children(control)}
      <FieldConflict name={name} />
      {after}
    </div>
  )
}

/** What is wrong with one field, in words, at the field. */
export function FieldError({ name }: { name: string }) {
  const { t } = useText()
  const problems = useFormState().problems[name] ?? []
  if (problems.length === 0) return null
  return (
    <div class="utrecht-form-field-error-message field-error" id={`${fieldId(name)}-fout`}>
      <span class="sr-only">{t('web.form.problem')} </span>
      {problems.map((text) => <p>{text}</p>)}
    </div>
  )
}

/** What somebody else saved meanwhile in the same field; the field itself holds what was typed here (BUS-02). */
export function FieldConflict({ name }: { name: string }) {
  const { t } = useText()
  const conflict = useFormState().conflicts?.[name]
  if (!conflict) return null
  return (
    <div class="draft-conflict">
      <p><b>{t('web.draft.conflict')}</b></p>
      <p class="draft-conflict-whose">{t('web.draft.theirs')}</p>
      <blockquote dir="auto">{conflict.theirs}</blockquote>
      <p>{t('web.draft.above')}</p>
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'password' | 'number' | 'time' | 'search' | 'url'
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  /** Length of the box in characters: it shows how much is asked. */
  size?: 'short' | 'medium' | 'full'
  maxLength?: number
  draft?: Draft
  /** Only where the page is one field, such as a sign-in code. */
  autofocus?: boolean
  /** Words that are offered while typing; anything else can be typed as well. */
  suggestions?: readonly string[]
}

export function TextField(props: TextFieldProps) {
  const { name, value, type = 'text', inputmode, size = 'full', maxLength, draft, autocomplete, autofocus } = props
  const { suggestions = [] } = props
  const list = suggestions.length > 0 ? `${fieldId(name)}-lijst` : undefined
  const typed = useFormState().values[name]
  // The types of an input exclude each other; which one it is does not matter here.
  const kind = { type } as { type: 'text' }
  return (
    <Field {...frameOf(props)} className={`field--${size}`}
      after={list && <datalist id={list}>{suggestions.map((words) => <option value={words} />)}</datalist>}>
      {(control) => (
        <input class="utrecht-textbox utrecht-textbox--html-input" {...kind} inputMode={inputmode}
          value={type === 'password' ? '' : firstOf(typed, value)} dir={directionOf(type)} maxLength={maxLength}
          autocomplete={autocomplete ?? 'off'} autofocus={autofocus} list={list} {...control}
          {...draftAttributes(draft, name)} />
      )}
    </Field>
  )
}

interface LongTextProps extends FieldProps {
  rows?: number
  /** `none` where nobody is signed in, so that nothing can be kept for them. */
  draft: Draft | 'form' | 'none'
  /** Earlier answers or other text beside the field. */
  beside?: ComponentChildren
  maxLength?: number
}

/** Own words, saved while typing: the form needs a `<SavedLine>`. */
export function LongText(props: LongTextProps) {
  const { name, value, rows = 5, draft, beside, maxLength } = props
  const typed = useFormState().values[name]
  return (
    <Field {...frameOf(props)} className={beside ? 'field--beside' : 'field--long'}
      after={beside && <div class="field-beside">{beside}</div>}>
      {(control) => (
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={rows} dir="auto" maxLength={maxLength}
          autocomplete={draft === 'form' ? undefined : 'off'} {...control}
          {...draftAttributes(draft, name)}>{firstOf(typed, value)}</textarea>
      )}
    </Field>
  )
}

interface SelectFieldProps extends FieldProps {
  options: readonly Option[]
  /** The first, empty choice, such as "Kies een dorp". */
  empty?: string
}

export interface Option {
  readonly value: string
  readonly label: string
  /** Options with the same group stand together. */
  readonly group?: string
}

export function SelectField(props: SelectFieldProps) {
  const { name, value, options, empty, autocomplete } = props
  const chosen = firstOf(useFormState().values[name], value)
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <Field {...frameOf(props)}>
      {(control) => (
        <select class="utrecht-select utrecht-select--html-select" autocomplete={autocomplete} {...control}>
          {empty !== undefined && <option value="" selected={chosen === ''}>{empty}</option>}
          {groups.map((group) => (
            group === undefined
              ? <Options options={options.filter((option) => option.group === undefined)} chosen={chosen} />
              : <optgroup label={group}>
                <Options options={options.filter((option) => option.group === group)} chosen={chosen} />
              </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

function Options({ options, chosen }: { options: readonly Option[]; chosen: string }) {
  return <>{options.map(({ value, label }) => <option value={value} selected={value === chosen}>{label}</option>)}</>
}

/** A file from the user's machine; what was chosen cannot be shown again, so the form says so. */
export function FileField({ accept, ...props }: Omit<FieldProps, 'value'> & { accept: string }) {
  return (
    <Field {...frameOf(props)}>
      {(control) => <input class="file-field" type="file" accept={accept} {...control} />}
    </Field>
  )
}

/**
 * The data attributes that make the drafts island watch a field. 'form': address and key stand on the form, once, as
 * does that a browser offers nothing, and the base in its hidden `base.<name>`; a field without one was empty.
 */
function draftAttributes(draft: Draft | 'form' | 'none' | undefined, field: string): Record<string, string> {
  if (!draft || draft === 'form' || draft === 'none') return {}
  const { url, key, base = '' } = draft
  return { 'data-draft-url': url, 'data-draft-key': key, 'data-draft-field': field, 'data-draft-base': base }
}

/** The part of the props that the frame takes; absent ones stay absent. */
export function frameOf(props: Pick<FieldProps, 'name' | 'label' | 'help' | 'optional'>) {
  const { name, label, help, optional = false } = props
  return { name, label, optional, ...(help ? { help } : {}) }
}

function directionOf(type: string): 'auto' | 'ltr' {
  return type === 'text' || type === 'search' ? 'auto' : 'ltr'
}
