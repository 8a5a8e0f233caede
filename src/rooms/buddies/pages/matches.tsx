import { PersonLine } from '../../../web/components/person-line.tsx'
import { useText } from '../../../web/texts.tsx'
import { pairsPath } from './pairs.tsx'

export interface Match {
  readonly id: string
  readonly name: string
  /** Of the proposal, or of the pair that it became. */
  readonly word: 'waiting' | 'refused' | 'withdrawn' | 'running' | 'ended' | 'agreed'
  readonly day: string
}

/** What was proposed to somebody, and their pairs; the newest first. */
export function Matches({ matches, level }: { matches: readonly Match[]; level: 2 | 3 }) {
  const { t, date } = useText()
  const Heading = `h${level}` as 'h3'
  if (matches.length === 0) return null
  return (
    <section aria-labelledby="koppels">
      <Heading id="koppels">{t('buddies.pairs.title')}</Heading>
      {matches.map(({ id, name, word, day }) => (
        <PersonLine name={name} href={`${pairsPath}/${id}`} facts={[t(`buddies.pair.${word}`), date(day)]} />
      ))}
    </section>
  )
}
