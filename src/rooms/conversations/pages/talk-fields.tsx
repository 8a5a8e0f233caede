import type { ComponentChildren } from 'preact'
import { Field, LongText, type Option, FieldConflict } from '../../../web/components/fields.tsx'
import { HiddenField } from '../../../web/components/form.tsx'
import { fieldId, firstOf, useFormState } from '../../../web/components/form-state.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { printOf } from '../rules/fields.ts'
import { type TalkView, valueOf } from './view.ts'

interface Props {
  readonly view: TalkView
  readonly name: string
  readonly label: ComponentChildren
  readonly help?: string | undefined
}

/** Own words of a talk: saved while typing, with what was said earlier beside it. */
export function TalkText({ view, name, label, help, rows = 4 }: Props & { rows?: number }) {
  return (
    <>
      <Base view={view} name={name} />
      <LongText name={name} label={label} rows={rows} value={valueOf(view, name)} draft="form"
        {...(help ? { help } : {})} {...besideOf(view, name)} />
    </>
  )
}

/** One choice of a short list; the empty option says that it was not asked. */
export function TalkSelect({ view, name, label, help, options }: Props & { options: readonly Option[] }) {
  const chosen = firstOf(useFormState().values[name], valueOf(view, name))
  return (
    <>
      <Base view={view} name={name} />
      <Field name={name} label={label} className="field--talk-select" {...(help ? { help } : {})}>
        {(control) => (
          <select class="utrecht-select utrecht-select--html-select" {...control}>
            {options.map(({ value, label: words }) => (
              <option {...(value === words ? {} : { value })} selected={value === chosen}>{words}</option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

/** One line, saved while typing. */
export function TalkLineField({ view, name, label, help }: Props) {
  const typed = firstOf(useFormState().values[name], valueOf(view, name))
  return (
    <>
      <Base view={view} name={name} />
      <Field name={name} label={label} {...(help ? { help } : {})}>
        {(control) => (
          <input class="utrecht-textbox utrecht-textbox--html-input" type="text" value={typed} dir="auto"
            {...control} />
        )}
      </Field>
    </>
  )
}

/** A day, saved when it is chosen; never later than today. */
export function TalkDay({ view, name, label, help }: Props) {
  const typed = firstOf(useFormState().values[name], valueOf(view, name))
  return (
    <>
      <Base view={view} name={name} />
      <Field name={name} label={label} className="field--date" {...(help ? { help } : {})}>
        {(control) => (
          <input class="utrecht-textbox utrecht-textbox--html-input" type="date" value={typed} max={view.today}
            {...control} />
        )}
      </Field>
    </>
  )
}

/** A box to tick, saved when it is ticked. */
export function TalkTick({ view, name, label }: Props) {
  const { values } = useFormState()
  const isFresh = Object.keys(values).length === 0
  const ticked = isFresh ? valueOf(view, name) === 'on' : values[name] === 'on'
  const id = fieldId(name)
  return (
    <div class="tick field">
      <Base view={view} name={name} />
      <div class="choice">
        <input class="utrecht-checkbox utrecht-checkbox--html-input box" type="checkbox" name={name} id={id}
          checked={ticked} />
        <label class="utrecht-form-label utrecht-form-label--checkbox" for={id}>{label}</label>
      </div>
      <FieldConflict name={name} />
    </div>
  )
}

// Which value this page was made from, so that what somebody else wrote meanwhile is not written over. Most fields of a
// talk are empty when it begins: those have none.
function Base({ view, name }: Pick<Props, 'view' | 'name'>) {
  const value = valueOf(view, name)
  return value === '' ? null : <HiddenField name={`base.${name}`} value={printOf(value)} />
}

function besideOf(view: TalkView, name: string): { beside?: ComponentChildren } {
  return view.earlier.has(name) ? { beside: <Earlier view={view} name={name} /> } : {}
}

/** What was said to the same question before, the newest first. */
export function Earlier({ view, name }: Pick<Props, 'view' | 'name'>) {
  const { t, date } = useText()
  const answers = view.earlier.get(name) ?? []
  if (answers.length === 0) return null
  return (
    <div class="earlier">
      {answers.slice(0, 3).map(({ heldOn, body }) => (
        <>
          <p class="earlier-when">{t('conversations.earlier.on', { date: date(heldOn) })}</p>
          <OwnWords>{body}</OwnWords>
        </>
      ))}
    </div>
  )
}
