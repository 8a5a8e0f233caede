import { useText } from '../texts.tsx'
import { Notice } from './notice.tsx'

export interface FilterWord {
  /** Name of the value in the address. */
  readonly name: string
  /** What is chosen here, for who listens: "dorp". */
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
}

interface FilterSentenceProps {
  /** The page itself. */
  action: string
  /** The sentence: plain text and the words that open choices. */
  parts: readonly (string | FilterWord)[]
  /** What is asked less often, a second sentence that opens on demand. */
  more?: readonly (string | FilterWord)[]
  /** Other values of the address that stay, such as the sort order. */
  keep?: Readonly<Record<string, string>>
}

/** The filter as a sentence: "Nieuwkomers in *Harkema* met een *gesprek te laat*". One tap on a choice applies it. */
export function FilterSentence({ action, parts, more = [], keep = {} }: FilterSentenceProps) {
  const { t } = useText()
  const words = [...parts, ...more].filter((part): part is FilterWord => typeof part !== 'string')
  const isNarrowed = more.some((part) => typeof part !== 'string' && part.value !== '')
  const shown = (part: string | FilterWord) => (
    typeof part === 'string'
      ? <span>{part} </span>
      : <><Word word={part} action={action} others={keptBeside(part, words, keep)} />{' '}</>
  )
  return (
    <div class="filter" role="group" aria-label={t('web.list.filter')}>
      {parts.map(shown)}
      {more.length > 0 && (
        <details class="disclosure filter-more" open={isNarrowed}>
          <summary>{t('web.list.more')}</summary>
          {more.map(shown)}
        </details>
      )}
    </div>
  )
}

/** Above a list whose address asks for something that is no choice: the list is shown whole, and says so. */
export function UnknownChoice() {
  const { t } = useText()
  return <Notice kind="warning" announce>{t('web.list.unknownChoice')}</Notice>
}

interface WordProps {
  word: FilterWord
  action: string
  others: Readonly<Record<string, string>>
}

function Word({ word, action, others }: WordProps) {
  const chosen = word.options.find(({ value }) => value === word.value) ?? word.options[0]
  return (
    <details class="filter-word" name="filter">
      <summary><span class="sr-only">{word.label}: </span>{chosen?.label}</summary>
      <form action={action} method="get" class="filter-choices">
        {Object.entries(others).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        <fieldset>
          <legend class="sr-only">{word.label}</legend>
          {word.options.map(({ value, label }) => (
            <button type="submit" name={word.name} value={value}
              aria-current={value === chosen?.value ? 'true' : undefined}>{label}</button>
          ))}
        </fieldset>
      </form>
    </details>
  )
}

function keptBeside(
  word: FilterWord, words: readonly FilterWord[], keep: Readonly<Record<string, string>>,
): Record<string, string> {
  const others = words.filter(({ name, value }) => name !== word.name && value !== '')
  return { ...keep, ...Object.fromEntries(others.map(({ name, value }) => [name, value])) }
}
