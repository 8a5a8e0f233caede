import { DataTable } from '../../../web/components/data-table.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Explained, ExplainedTerm } from '../rules/explained.ts'
import { wordsIn } from './parts.tsx'

interface WhyProps {
  readonly explained: Explained
  readonly newcomer: string
  readonly local: string
}

/** Why these two: what they share, what is missing, what to ask, their place for each side, and how it was counted. */
export function Why({ explained, newcomer, local }: WhyProps) {
  const texts = useText()
  const { t } = texts
  const shared = explained.terms.filter(({ points, isUnknown }) => points > 0 && !isUnknown)
  const missing = explained.terms.filter(({ term, points, isUnknown }) =>
    points === 0 && !isUnknown && term !== 'rather_not')
  const unknown = explained.terms.filter(({ isUnknown }) => isUnknown)
  const { rankForNewcomer: ours, rankForLocal: theirs } = explained
  return (
    <>
      <ul class="why">{shared.map((term) => <li>{termText(term, explained, texts)}</li>)}</ul>
      {missing.length > 0 && <p class="why-more">{t('buddies.why.missing')} {namesOf(missing, texts)}.</p>}
      {unknown.length > 0 && <p class="why-more">{t('buddies.why.ask')} {namesOf(unknown, texts)}.</p>}
      <p class="why-more">
        {ours.of > 0 && t('buddies.why.rank', { name: newcomer, place: ours.place, of: ours.of })}{' '}
        {theirs.of > 0 && t('buddies.why.rank', { name: local, place: theirs.place, of: theirs.of })}
      </p>
      <Disclosure label={t('buddies.why.points', { score: explained.score })}>
        <DataTable caption={t('buddies.why.counted')} quietCaption rows={explained.terms} columns={[
          { key: 'term', label: t('buddies.why.term'), cell: ({ term }) => t(`buddies.term.${term}`) },
          { key: 'points', label: t('buddies.why.of_points'), number: true, cell: ({ points, most }) =>
            t('buddies.why.some', { points, most }) },
          { key: 'known', label: t('buddies.why.known'), cell: ({ isUnknown }) =>
            t(isUnknown ? 'buddies.why.guess' : 'buddies.why.said') },
        ]} />
      </Disclosure>
    </>
  )
}

/** One reason in words, the same for both sides: "Jullie spreken allebei Engels". */
export function termText({ term, shared, points, most }: ExplainedTerm, { km }: Explained, texts: Texts): string {
  const { t, list } = texts
  const words = term === 'talk' ? list(shared) : wordsIn(listOf[term] ?? '', shared, texts)
  if (term === 'near') return km === 0 ? t('buddies.why.near.same') : t('buddies.why.near.km', { km: km ?? 0 })
  if (term === 'children' && shared.length === 0) return t(`buddies.why.children.${points === most ? 'none' : 'other'}`)
  if (term === 'age') return t(points === most ? 'buddies.why.age.same' : 'buddies.why.age.near')
  return t(`buddies.why.${term}`, { words })
}

const listOf: Partial<Record<ExplainedTerm['term'], string>> = {
  kinds: 'kind', interests: 'interest', rather_not: 'interest', slots: 'slot', children: 'child',
}

function namesOf(terms: readonly ExplainedTerm[], { t, list }: Texts): string {
  return list(terms.map(({ term }) => t(`buddies.term.${term}`)))
}
