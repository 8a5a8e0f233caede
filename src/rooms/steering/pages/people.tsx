import { type Column, DataTable, Pagination, PastTheEnd } from '../../../web/components/data-table.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { FilterSentence, type FilterWord, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PuzzleGlyph } from '../../../web/components/puzzle-glyph.tsx'
import type { PuzzlePiece } from '../../../web/components/puzzle.tsx'
import { StateBadge, type ShownState } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'

/** What a figure says of one person. */
export interface Judged {
  readonly personId: string
  readonly word: string
  readonly state: ShownState
  readonly day: string | null
}

export interface PersonBehind extends Judged {
  readonly name: string
  /** Tells two people of one name apart. */
  readonly birthYear: number | null
  readonly village: string | null
  readonly lead: string | null
}

/** Which people, and how the page is asked for them. */
export interface Behind {
  /** Of this page, without ending. */
  readonly path: string
  readonly title: string
  /** What the day of each person is. */
  readonly dayLabel: string
  readonly filter: readonly (string | FilterWord)[]
  /** What was chosen, as it stands in the address. */
  readonly query: Readonly<Record<string, string>>
  readonly page: number
  /** The address asked for what has the form of a choice and is none here: something else is shown. */
  readonly isUnknown: boolean
}

export interface PeoplePageProps {
  readonly behind: Behind
  readonly rows: readonly PersonBehind[]
  readonly puzzles: ReadonlyMap<string, readonly PuzzlePiece[]>
  readonly total: number
  readonly pages: number
  /** The address asked for a choice that is none. */
  readonly isUnknown: boolean
}

/** The people behind a figure, for who may open their files; each name leads to the file. */
export function PeoplePage({ behind, rows, puzzles, total, pages, isUnknown }: PeoplePageProps) {
  const { t } = useText()
  const { path, title, query, page } = behind
  const hrefOf = (pagina: number) =>
    `${path}?${new URLSearchParams({ ...query, ...(pagina > 1 ? { pagina: String(pagina) } : {}) })}`
  return (
    <>
      <PageHead title={title} back={{ href: '/sturen', label: t('steering.title') }} lead={t('steering.people.lead')}>
        <ExportLinks path={path} query={new URLSearchParams(query).toString()} />
      </PageHead>
      {isUnknown && <UnknownChoice />}
      <FilterSentence action={path} parts={behind.filter} />
      <DataTable caption={title} quietCaption columns={useColumns(puzzles, behind.dayLabel)} rows={rows}
        empty={total > 0 ? <PastTheEnd pages={pages} hrefOf={hrefOf} /> : <p>{t('steering.people.none')}</p>} />
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </>
  )
}

function useColumns(puzzles: PeoplePageProps['puzzles'], dayLabel: string): Column<PersonBehind>[] {
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
      cell: ({ word, state }) => <StateBadge state={state}>{word}</StateBadge>,
    },
    { key: 'day', label: dayLabel, cell: ({ day }) => date(day) },
  ]
}
