import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable, Pagination, PastTheEnd } from '../../../web/components/data-table.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { FilterSentence, type FilterWord, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PuzzleGlyph } from '../../../web/components/puzzle-glyph.tsx'
import type { PuzzlePiece } from '../../../web/components/puzzle.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { targetGroupValues } from '../../../db/schema.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { ListRow } from '../../newcomers/queries/list.ts'
import type { OwnField } from '../../own-lists/queries/fields.ts'
import { choicesIn } from '../../own-lists/rules.ts'
import { matters } from '../forms.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface ListView {
  /** What is chosen, by the names in the address. */
  readonly chosen: Readonly<Record<string, string>>
  readonly villages: readonly Named[]
  readonly teams: readonly Named[]
  readonly colleagues: readonly Named[]
  /** Own fields with choices that are in use. */
  readonly ownFields: readonly OwnField[]
  readonly rows: readonly ListRow[]
  readonly puzzles: ReadonlyMap<string, readonly PuzzlePiece[]>
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly mayImport: boolean
  /** The address asked for something that is no choice; everybody is shown. */
  readonly isUnknown: boolean
  /** Closed files are found by who may reopen them. */
  readonly maySeeClosed: boolean
}

const path = '/nieuwkomers'

/** Everybody whose file the reader may open. */
export function ListPage({ view }: { view: ListView }) {
  const texts = useText()
  const { t } = texts
  const hrefOf = (page: number) => address(view.chosen, { pagina: String(page) })
  const isFiltered = Object.keys(view.chosen).some((name) => name !== 'volgorde' && name !== 'pagina')
  return (
    <>
      <PageHead title={t('newcomers.list.title')}>
        <ButtonLink look="primary" icon="search" href={`${path}/zoeken`}>{t('newcomers.list.search')}</ButtonLink>
        <ButtonLink icon="add" href={`${path}/nieuw`}>{t('newcomers.list.add')}</ButtonLink>
        {view.mayImport && (
          <ButtonLink icon="import" href={`${path}/importeren`}>{t('newcomers.list.import')}</ButtonLink>
        )}
      </PageHead>
      {view.isUnknown && <UnknownChoice />}
      <FilterSentence action={path} parts={sentence(view, t)} more={[...closer(view, t), ...ownWords(view, texts)]}
        keep={only(view.chosen, 'volgorde')} />
      <p>{t('newcomers.list.count', { count: view.total })}</p>
      <DataTable caption={t('newcomers.list.title')} quietCaption columns={columns(view, t)} rows={view.rows}
        empty={view.total > 0
          ? <PastTheEnd pages={view.pages} hrefOf={hrefOf} />
          : <Nobody isFiltered={isFiltered} />} />
      <Pagination page={view.page} pages={view.pages} hrefOf={hrefOf} />
      {view.total > 0 && <Exports chosen={view.chosen} />}
    </>
  )
}

type Words = ReturnType<typeof useText>['t']

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useText()
  const [action, sentence] = isFiltered
    ? [{ href: path, label: t('web.list.clear') }, t('newcomers.list.none_found')]
    : [{ href: `${path}/nieuw`, label: t('newcomers.list.add') }, t('newcomers.list.none')]
  return <EmptyState action={action}>{sentence}</EmptyState>
}

/** "Mijn nieuwkomers in *Harkema* met een *gesprek te laat*": whose, where and what is the matter. */
function sentence(view: ListView, t: Words): (string | FilterWord)[] {
  const leads = view.colleagues.map(({ id, name }) => ({ value: id, label: t('newcomers.list.of_lead', { name }) }))
  return [
    wordOf(view, t, 'lead', [
      option('', t('newcomers.list.any_lead')), option('ik', t('newcomers.list.mine')), ...leads,
    ]),
    t('newcomers.list.in'),
    wordOf(view, t, 'dorp', [option('', t('newcomers.list.all_villages')), ...named(view.villages)]),
    wordOf(view, t, 'stand', ['', ...matters]
      .map((value) => option(value, t(`newcomers.list.matter_${value || 'any'}`)))),
  ]
}

/** What is asked less often. */
function closer(view: ListView, t: Words): (string | FilterWord)[] {
  const groups = targetGroupValues.map((value) => option(value, t(`newcomers.target_groups.${value}`)))
  const housed = ['wacht', 'woont', 'jaar'].map((value) => option(value, t(`newcomers.list.housed_${value}`)))
  return [
    t('newcomers.list.only'), wordOf(view, t, 'groep', [option('', t('newcomers.list.all_groups')), ...groups]),
    ...(view.teams.length > 0 ? [
      t('newcomers.list.of_team'),
      wordOf(view, t, 'team', [option('', t('newcomers.list.all_teams')), ...named(view.teams)]),
    ] : []),
    t('newcomers.list.who'), wordOf(view, t, 'wonen', [option('', t('newcomers.list.housed_or_not')), ...housed]),
    ...(view.maySeeClosed ? [t('newcomers.list.files'), wordOf(view, t, 'dossiers', ['', 'gesloten', 'alle']
      .map((value) => option(value, t(`newcomers.list.files_${value || 'open'}`))))] : []),
  ]
}

/** One word for each own field that has choices: "Fiets: *maakt niet uit*". */
function ownWords({ ownFields, chosen }: ListView, { t, language }: Texts): (string | FilterWord)[] {
  return ownFields.flatMap((field): (string | FilterWord)[] => {
    const name = `veld-${field.id}`
    const options = choicesIn(field)
      .map((word) => option(word, field.kind === 'yes_no' ? t(`newcomers.own.${word}`) : word))
    return [`${field.name[language]}:`, {
      name, label: field.name[language], value: chosen[name] ?? '',
      options: [option('', t('newcomers.list.any_own')), ...options],
    }]
  })
}

type Option = FilterWord['options'][number]

function wordOf({ chosen }: ListView, t: Words, name: string, options: readonly Option[]): FilterWord {
  return { name, label: t(`newcomers.list.filter_${name}`), options, value: chosen[name] ?? '' }
}

function named(rows: readonly Named[]): Option[] {
  return rows.map(({ id, name }) => option(id, name))
}

function option(value: string, label: string): Option {
  return { value, label }
}

function columns(view: ListView, t: Words): Column<ListRow>[] {
  const order = view.chosen['volgorde'] ?? ''
  const sort = (value: string, now: 'up' | 'down') => ({
    href: address({ ...view.chosen, pagina: '' }, { volgorde: value }), now: order === value ? now : undefined,
  })
  return [
    { key: 'name', label: t('newcomers.column.name'), sort: sort('', 'up'), cell: (row) => <Name row={row} /> },
    { key: 'puzzle', label: t('newcomers.column.puzzle'), mark: true,
      cell: (row) => <Glyph pieces={view.puzzles.get(row.personId)} /> },
    { key: 'birth', label: t('newcomers.column.birth_year'), cell: (row) => row.birthYear },
    { key: 'village', label: t('newcomers.column.village'), cell: whereOf },
    { key: 'lead', label: t('newcomers.column.lead'), cell: (row) => <Lead row={row} /> },
    { key: 'housed', label: t('newcomers.column.housed_on'), sort: sort('huis', 'down'),
      cell: (row) => <Day day={row.housedOn} none="newcomers.list.not_housed" /> },
    { key: 'contact', label: t('newcomers.column.last_contact'),
      cell: (row) => <Day day={row.lastContactOn} none="newcomers.list.no_contact" /> },
  ]
}

function Name({ row }: { row: ListRow }) {
  const { t } = useText()
  return (
    <>
      <a class="nl-link" href={filePath(row.personId)}><bdi>{row.name}</bdi></a>
      {row.closedOn && <> <StateBadge state="not_needed">{t('newcomers.closed.badge')}</StateBadge></>}
      {row.isProtected && <> <StateBadge state="hidden">{t('newcomers.list.protected')}</StateBadge></>}
    </>
  )
}

function whereOf({ village, areaTeam }: ListRow) {
  const where = village ?? areaTeam
  return where && <bdi>{where}</bdi>
}

function Glyph({ pieces }: { pieces: readonly PuzzlePiece[] | undefined }) {
  return pieces ? <PuzzleGlyph pieces={pieces} /> : null
}

function Lead({ row }: { row: ListRow }) {
  const { t } = useText()
  return row.leadName
    ? <bdi>{row.leadName}</bdi>
    : <StateBadge state="nobody">{t('newcomers.head.no_lead')}</StateBadge>
}

function Day({ day, none }: { day: string | null; none: string }) {
  const { t, date } = useText()
  return day ? <time dateTime={day}>{date(day)}</time> : <span class="fields-none">{t(none)}</span>
}

function Exports({ chosen }: { chosen: ListView['chosen'] }) {
  const { t } = useText()
  const query = new URLSearchParams(Object.entries(chosen).filter(([name]) => name !== 'pagina')).toString()
  return (
    <Disclosure label={t('newcomers.export.label')}>
      <p>{t('newcomers.export.help')}</p>
      <div class="actions">
        {['csv', 'xlsx'].map((kind) => (
          <ButtonLink icon="export" href={`${path}/lijst.${kind}${query ? `?${query}` : ''}`}>
            {t(`newcomers.export.${kind}`)}
          </ButtonLink>
        ))}
      </div>
    </Disclosure>
  )
}

function address(chosen: Readonly<Record<string, string>>, change: Readonly<Record<string, string>>): string {
  const values = Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== '')
  const query = new URLSearchParams(values).toString()
  return query ? `${path}?${query}` : path
}

function only(chosen: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return chosen[name] ? { [name]: chosen[name] } : {}
}
