import { ButtonLink } from '../../../web/components/button.tsx'
import { type Column, DataTable, Pagination, PastTheEnd } from '../../../web/components/data-table.tsx'
import { FilterSentence, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PuzzleGlyph } from '../../../web/components/puzzle-glyph.tsx'
import type { PuzzlePiece } from '../../../web/components/puzzle.tsx'
import { StateBadge, type ShownState } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { PeopleQuery } from '../forms.ts'
import { type Verdict, verdicts } from '../rules/verdicts.ts'
import { yearWord } from './figures.tsx'

export interface PersonBehind {
  readonly personId: string
  readonly name: string
  /** Tells two people of one name apart. */
  readonly birthYear: number | null
  readonly village: string | null
  readonly lead: string | null
  readonly verdict: Verdict
  readonly lastDay: string | null
}

export interface PeoplePageProps {
  readonly slug: string
  readonly title: string
  readonly query: PeopleQuery
  readonly years: readonly number[]
  readonly rows: readonly PersonBehind[]
  readonly puzzles: ReadonlyMap<string, readonly PuzzlePiece[]>
  readonly total: number
  readonly pages: number
  /** The address asked for a choice that is none. */
  readonly isUnknown: boolean
}

const states: Record<Verdict, ShownState> = {
  reached: 'done', missed: 'late', open: 'soon', no_start: 'nobody', child: 'not_needed', declined: 'not_needed',
  gone: 'not_needed', closed: 'not_needed',
}

/** The people behind a figure, for who may open their files; each name leads to the file. */
export function PeoplePage(props: PeoplePageProps) {
  const { slug, title, query, years, rows, puzzles, total, pages } = props
  const { t } = useText()
  const path = `/sturen/${slug}/mensen`
  const hrefOf = (pagina: number) => `${path}?${search({ ...query, pagina })}`
  return (
    <>
      <PageHead title={title} back={{ href: '/sturen', label: t('steering.title') }} lead={t('steering.people.lead')}>
        <ButtonLink look="secondary" icon="export" href={`/sturen/${slug}/mensen.csv?${search(query)}`}>
          {t('steering.export.csv')}
        </ButtonLink>
        <ButtonLink look="secondary" icon="export" href={`/sturen/${slug}/mensen.xlsx?${search(query)}`}>
          {t('steering.export.xlsx')}
        </ButtonLink>
      </PageHead>
      {props.isUnknown && <UnknownChoice />}
      <FilterSentence action={path} parts={[
        t('steering.people.of'), verdictWord(query, t), t('steering.people.in'), yearWord(query.jaar, years, t),
      ]} />
      <DataTable caption={title} quietCaption columns={useColumns(puzzles)} rows={rows}
        empty={total > 0 ? <PastTheEnd pages={pages} hrefOf={hrefOf} /> : <p>{t('steering.people.none')}</p>} />
      <Pagination page={query.pagina} pages={pages} hrefOf={hrefOf} />
    </>
  )
}

function verdictWord(query: PeopleQuery, t: (key: string) => string) {
  return {
    name: 'uitkomst', label: t('steering.column.verdict'), value: query.uitkomst,
    options: ['', ...verdicts].map((value) => ({ value, label: t(`steering.verdict.${value || 'any'}`) })),
  }
}

function useColumns(puzzles: PeoplePageProps['puzzles']): Column<PersonBehind>[] {
  const { t, date } = useText()
  return [
    {
      key: 'name', label: t('steering.column.name'),
      cell: ({ personId, name }) => <a class="nl-link" href={`/nieuwkomers/${personId}`}><bdi>{name}</bdi></a>,
    },
    {
      key: 'puzzle', label: t('steering.column.puzzle'), mark: true,
      cell: ({ personId }) => {
        const pieces = puzzles.get(personId)
        return pieces ? <PuzzleGlyph pieces={pieces} /> : null
      },
    },
    { key: 'birth', label: t('newcomers.column.birth_year'), cell: ({ birthYear }) => birthYear },
    { key: 'village', label: t('steering.column.village'), cell: ({ village }) => village && <bdi>{village}</bdi> },
    { key: 'lead', label: t('steering.column.lead'), cell: ({ lead }) => lead && <bdi>{lead}</bdi> },
    {
      key: 'verdict', label: t('steering.column.verdict'),
      cell: ({ verdict }) => <StateBadge state={states[verdict]}>{t(`steering.verdict.${verdict}`)}</StateBadge>,
    },
    { key: 'lastDay', label: t('steering.column.lastDay'), cell: ({ lastDay }) => date(lastDay) },
  ]
}

function search({ jaar, uitkomst, pagina }: PeopleQuery): string {
  const values = { ...(jaar ? { jaar: String(jaar) } : {}), ...(uitkomst ? { uitkomst } : {}) }
  return new URLSearchParams({ ...values, ...(pagina > 1 ? { pagina: String(pagina) } : {}) }).toString()
}
