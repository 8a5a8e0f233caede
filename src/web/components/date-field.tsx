import { useText } from '../texts.tsx'
import { Field, type FieldProps, frameOf } from './fields.tsx'
import { firstOf, useFormState } from './form-state.tsx'

interface DateFieldProps extends FieldProps {
  /** The day or the month may be unknown (a birth date): typed as words, "1991", "3-1991" or "7-3-1991". */
  partial?: boolean
  min?: string
  max?: string
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/**
 * A day. The browser's own date field, because it is known to its user, works by keyboard and on a phone, and sends
 * YYYY-MM-DD; a text field where part of the date may be unknown or where the typed value is no date.
 */
export function DateField(props: DateFieldProps) {
  const { name, value, partial = false, min, max, help, autocomplete = 'off' } = props
  const { t } = useText()
  const typed = firstOf(useFormState().values[name], value)
  const asText = partial || (typed !== '' && !isoDay.test(typed))
  const hint = asText ? t(partial ? 'web.form.partialDate' : 'web.form.dateHint') : ''
  const words = [help, hint && <span>{hint}</span>].filter(Boolean)
  return (
    <Field {...frameOf({ ...props, help: words.length ? <>{words[0]} {words[1]}</> : undefined })}
      className="field--date">
      {(control) => (
        asText
          ? <input class="utrecht-textbox utrecht-textbox--html-input" type="text" inputMode="text" dir="ltr"
            value={typed} autocomplete={autocomplete} {...control} />
          : <input class="utrecht-textbox utrecht-textbox--html-input" type="date" value={typed} min={min} max={max}
            autocomplete={autocomplete} {...control} />
      )}
    </Field>
  )
}
