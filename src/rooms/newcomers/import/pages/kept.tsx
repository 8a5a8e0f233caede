import { useText } from '../../../../web/texts.tsx'

interface Kept {
  readonly heading: string
  readonly body: string
  readonly readAt: Date
}

/** Cells of an imported file that no room holds yet, under the headings of the file. */
export function KeptCells({ cells }: { cells: readonly Kept[] }) {
  const { t, moment } = useText()
  const [first] = cells
  if (!first) return null
  return (
    <section>
      <h3>{t('import.kept.title')}</h3>
      <p>{t('import.kept.help')} {t('import.kept.read_at', { moment: moment(first.readAt) })}</p>
      <dl class="fields">
        {cells.map(({ heading, body }) => (
          <div><dt><bdi>{heading}</bdi></dt><dd class="own-words" dir="auto">{body}</dd></div>
        ))}
      </dl>
    </section>
  )
}
