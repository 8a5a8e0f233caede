import type { ComponentChildren } from 'preact'
import { useText } from '../texts.tsx'
import { FieldError } from './fields.tsx'
import { allOf, fieldId, useFormState, useQuestion } from './form-state.tsx'

export interface Choice {
  readonly value: string
  readonly label: ComponentChildren
  readonly help?: ComponentChildren
}

interface ChoicesProps {
  name: string
  legend: ComponentChildren
  options: readonly Choice[]
  /** More than one may be ticked. */
  many?: boolean
  help?: ComponentChildren
  value?: string | readonly string[] | null | undefined
  optional?: boolean
  /** Side by side where there is room, for short labels. */
  row?: boolean
  /** Of several lists of one name on a page: tells the fields of this one from those of the first. */
  part?: string
}

/** One question with its answers all in sight: radio buttons, or boxes to tick with `many`. */
export function Choices(props: ChoicesProps) {
  const { name, legend, options, many = false, help, value, optional = false, row = false, part } = props
  const { t } = useText()
  const { values, problems } = useFormState()
  useQuestion(name, legend)
  const chosen = allOf(values[name], typeof value === 'string' ? [value] : (value ?? []))
  const id = part ? `${fieldId(name)}-deel-${part}` : fieldId(name)
  const invalid = !part && (problems[name] ?? []).length > 0
  const described = [help ? `${id}-help` : '', invalid ? `${id}-fout` : ''].filter(Boolean).join(' ')
  return (
    <fieldset class={`utrecht-form-fieldset--html-fieldset fieldset choices${invalid ? ' choices--invalid' : ''}`}
      aria-describedby={described || undefined}>
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        {legend}{optional && <span class="field-optional"> {t('web.form.optional')}</span>}
      </legend>
      {help && <div class="utrecht-form-field-description" id={`${id}-help`}>{help}</div>}
      {!part && <FieldError name={name} />}
      <div class={row ? 'choices-row' : 'choices-list'}>
        {options.map((option, index) => (
          <ChoiceLine option={option} name={name} many={many} id={index === 0 ? id : `${id}-${index}`}
            checked={chosen.includes(option.value)} />
        ))}
      </div>
    </fieldset>
  )
}

interface LineProps {
  option: Choice
  name: string
  many: boolean
  id: string
  checked: boolean
}

function ChoiceLine({ option, name, many, id, checked }: LineProps) {
  const input = many
    ? 'utrecht-checkbox utrecht-checkbox--html-input box'
    : 'utrecht-radio-button utrecht-radio-button--html-input'
  return (
    <div class="choice">
      <input class={input} type={many ? 'checkbox' : 'radio'} name={name} value={option.value} id={id}
        checked={checked} aria-describedby={option.help ? `${id}-uitleg` : undefined} />
      <label class={`utrecht-form-label utrecht-form-label--${many ? 'checkbox' : 'radio'}`} for={id}>
        {option.label}
      </label>
      {option.help && <div class="choice-help" id={`${id}-uitleg`}>{option.help}</div>}
    </div>
  )
}

interface TickProps {
  name: string
  label: ComponentChildren
  help?: ComponentChildren
  value?: string
  checked?: boolean
}

/** One box to tick that stands alone: "Ja, ik heb dit voorgelezen". */
export function Tick({ name, label, help, value = 'on', checked = false }: TickProps) {
  const { values, problems } = useFormState()
  const ticked = allOf(values[name], checked ? [value] : []).includes(value)
  const option = { value, label, ...(help ? { help } : {}) }
  const invalid = (problems[name] ?? []).length > 0
  return (
    <div class={`tick${invalid ? ' choices--invalid' : ''}`}>
      <FieldError name={name} />
      <ChoiceLine option={option} name={name} many id={fieldId(name)} checked={ticked} />
    </div>
  )
}
