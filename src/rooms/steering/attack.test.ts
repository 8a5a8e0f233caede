// Somebody who may see figures and nobody in them takes everything that is published of small populations, knows the
// rules of this file's neighbours, and looks for a hidden count that can have one value only (PRIV-10).
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import type { Program, Client } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import type { Tx } from '../../db/database.ts'
import { addDays } from '../../kit/plain-dates.ts'
import type { Actor } from '../../kit/actor.ts'
import { ensureThemes } from '../conversations/queries/themes.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { listVillages } from '../territory/queries.ts'
import { hideBesideTotal, hideSmall } from '../../kit/small-numbers.ts'

const today = '2026-11-03'
const hiddenWord = 'te weinig mensen om te tonen'

interface Line { home: number; permit: number; key: number | null; housed: number; village: number; origin: number; themes: number[]; from: number; to: number }

const aLine: fc.Arbitrary<Line> = fc.record({
  home: fc.nat(9), permit: fc.integer({ min: -700, max: -30 }), key: fc.option(fc.integer({ min: 0, max: 150 }), { nil: null }),
  housed: fc.integer({ min: -420, max: -200 }), village: fc.nat(3), origin: fc.nat(2), themes: fc.uniqueArray(fc.nat(2)),
  from: fc.nat(2), to: fc.nat(2),
})
const populations = fc.sample(fc.array(aLine, { minLength: 3, maxLength: 34 }), 14)

let village: Village
before(async () => { village = await openVillage() })
after(async () => { await village.close() })

const hows = ['hard', 'mixed', 'well']

async function settle(tx: Tx, actor: Actor, people: readonly Line[]): Promise<void> {
  const of = { municipality_id: actor.municipalityId }
  for (const table of [
    'conversation_theme', 'conversation_answer', 'conversation', 'household_member', 'household', 'person_origin', 'person',
  ] as const) await tx.deleteFrom(table).where('municipality_id', '=', actor.municipalityId).execute()
  const villages = await listVillages(tx, actor)
  const themes = [...(await ensureThemes(tx, actor, ['Werk', 'Eenzaam', 'Geld'], false)).values()]
  const homes = people.map(() => randomUUID())
  for (const id of homes) await tx.insertInto('household').values({ ...of, id, created_at: village.now }).execute()
  for (const line of people) await settlePerson(tx, actor, { line, homes, villages: villages.map(({ id }) => id), themes })
}

interface Place { line: Line; homes: string[]; villages: string[]; themes: string[] }

async function settlePerson(tx: Tx, actor: Actor, { line, homes, villages, themes }: Place): Promise<void> {
  const of = { municipality_id: actor.municipalityId }
  const id = randomUUID()
  const housed = addDays(today, line.housed)
  await tx.insertInto('person').values({
    ...of, id, given_name: 'Mens', permit_on: addDays(today, line.permit), housed_on: housed, village_id: villages[line.village] ?? null,
    key_on: line.key === null ? null : addDays(today, line.permit + line.key), created_at: village.now, updated_at: village.now,
  }).execute()
  await tx.insertInto('person_origin').values({ ...of, person_id: id, country: ['Syrië', 'Eritrea', 'Jemen'][line.origin] ?? '' }).execute()
  await tx.insertInto('household_member').values({
    ...of, id: randomUUID(), household_id: homes[line.home % homes.length] ?? '', person_id: id, first_day: '2020-01-01',
  }).execute()
  for (const [day, how] of [[10, line.from], [182, line.to]] as const) {
    const talk = await insertTalk(tx, actor, {
      person_id: id, moment: 'start', planned_on: addDays(housed, day), held_on: addDays(housed, day),
      approach_key: 'achtkarspelen', created_at: village.now,
    })
    const said = { ...of, conversation_id: talk, person_id: id }
    await tx.insertInto('conversation_answer').values({ ...said, question_key: 'net.bonds_seen', body: ['none', 'more', 'not_sure'][how] ?? '', saved_at: village.now }).execute()
    await tx.insertInto('conversation_answer').values({ ...said, question_key: 'how.language', body: hows[how] ?? '', saved_at: village.now }).execute()
    for (const at of line.themes) {
      await tx.insertInto('conversation_theme').values({ ...said, theme_id: themes[at] ?? '', added_at: village.now }).execute()
    }
  }
}

/** Counts over the same cells that each add up to a published total; null where hidden. `least` is the least of a cell. */
interface Table { readonly name: string; readonly columns: readonly Column[]; readonly least: number; readonly isTheme?: boolean }
interface Column { readonly total: number; readonly cells: readonly (number | null)[] }

const count = (cell: string | undefined) => (cell === undefined || cell === '' || cell === hiddenWord ? null : Number(cell))
const read = (text: string): string[][] => parse(text, { delimiter: ';', bom: true, from_line: 2, relax_column_count: true })

/** Everything that adds up: the split of a figure, each split of each theme, each scale between two talks. */
async function tablesOf(pim: Client, program: Program): Promise<Table[]> {
  const figures = (await program.get('/figures')).body.items as Published[]
  return [...figures.flatMap(tablesOfFigure), ...tablesOfThemes(read((await pim.get('/sturen/themas.csv')).text)),
    ...tablesOfMovement(read((await pim.get('/sturen/beweging.csv')).text)),
    ...tablesOfPrograms((await program.get('/figures/themes')).body.items, (await program.get('/figures/movement')).body.items)]
}

type Cells = { key: string; count: number | null }[]
interface ProgramTheme { name: string; people: number | null; village: Cells; origin: Cells; year: Cells }
interface ProgramPair { from: string; to: string; both: number; scales: { key: string; up: number | null; same: number | null; down: number | null; unsaid: number | null }[] }

/** The same sums as a program gets them: what they hide must be hidden there too. */
function tablesOfPrograms(themes: readonly ProgramTheme[], pairs: readonly ProgramPair[]): Table[] {
  return [
    ...themes.flatMap(({ name, people, village, origin, year }) => (people === null ? [] : [village, origin, year].map((cells, at): Table => ({
      name: `API ${name} ${at}`, columns: [{ total: people, cells: cells.map(({ count }) => count) }], least: 1, isTheme: true,
    })))),
    ...pairs.flatMap(({ from, to, both, scales }) => scales.map(({ key, up, same, down, unsaid }): Table => ({
      name: `API ${from} ${to} ${key}`, columns: [{ total: both, cells: [up, same, down, unsaid] }], least: 0,
    }))),
  ]
}

interface Published { key: string; numerator: number; denominator: number; parts: { isHidden: boolean; numerator: number | null; denominator: number | null }[] }

function tablesOfFigure({ key, numerator, denominator, parts }: Published): Table[] {
  if (parts.length === 0) return []
  const missed = parts.map((part) => (part.isHidden ? null : (part.denominator ?? 0) - (part.numerator ?? 0)))
  const columns = [
    { total: numerator, cells: parts.map((part) => part.numerator) }, { total: denominator - numerator, cells: missed },
  ]
  return [{ name: key, columns, least: 0 }]
}

// A village, country or year stands there because somebody named the theme: each count is one or more.
function tablesOfThemes(rows: string[][]): Table[] {
  return rows.filter(([, split]) => split === '').flatMap(([theme = '', , , people]) => {
    const total = count(people)
    const splits = Map.groupBy(rows.filter((row) => row[0] === theme && row[1] !== ''), (row) => row[1] ?? '')
    return total === null ? [] : [...splits].map(([split, cells]): Table => (
      { name: `${theme} ${split}`, columns: [{ total, cells: cells.map((row) => count(row[3])) }], least: 1, isTheme: true }))
  })
}

function tablesOfMovement(rows: string[][]): Table[] {
  return rows.map((row): Table => (
    { name: `${row[0]} ${row[1]}`, columns: [{ total: Number(row[2]), cells: row.slice(3, 7).map(count) }], least: 0 }))
}

function* splitsOf(total: number, cells: number, least: number): Generator<number[]> {
  if (cells === 1) {
    if (total >= least) yield [total]
    return
  }
  for (let first = least; first <= total - least * (cells - 1); first += 1) {
    for (const rest of splitsOf(total - first, cells - 1, least)) yield [first, ...rest]
  }
}

/** Which cells the rule hides of these counts, as a text of 0 and 1; null when not even the total would be shown. */
function hiddenBy(counts: readonly number[], isTheme: boolean): string | null {
  const cells = counts.map((one, index) => ({ key: String(index), count: one }))
  return (isTheme ? hideSmall(cells) : hideBesideTotal(cells))?.map((cell) => Number(cell.count === null)).join('') ?? null
}

/**
 * The values that each hidden count of one column can have for who knows the totals, what is shown and the rule: a line
 * is hidden when the rule hides it in any column. Stops as soon as every hidden cell has two.
 */
function valuesOf({ columns, least, isTheme = false }: Table, at: number): Set<number>[] {
  const candidates = (column: Column) => candidatesOf(column, least)
  const observed = columns[at]?.cells.map((cell) => Number(cell === null)).join('') ?? ''
  const others = columns.filter((_, index) => index !== at).map((column) => masksOf(candidates(column), isTheme, observed))
  const values = observed.split('').map(() => new Set<number>())
  for (const counts of candidates(columns[at] as Column)) {
    const mask = hiddenBy(counts, isTheme)
    if (mask === null || !others.every((masks) => [...masks].some((other) => union(mask, other) === observed))
      || (others.length === 0 && mask !== observed)) continue
    counts.forEach((one, index) => values[index]?.add(one))
    if (values.every((found, index) => observed[index] === '0' || found.size > 1)) break
  }
  return values
}

/** Every filling of the hidden cells that the total allows. */
function* candidatesOf({ total, cells }: Column, least: number): Generator<number[]> {
  const hidden = cells.flatMap((cell, index) => (cell === null ? [index] : []))
  const rest = total - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
  for (const counts of splitsOf(rest, hidden.length, least)) {
    yield cells.map((cell, index) => cell ?? counts[hidden.indexOf(index)] ?? 0)
  }
}

function masksOf(candidates: Iterable<number[]>, isTheme: boolean, observed: string): Set<string> {
  const masks = new Set<string>()
  for (const counts of candidates) {
    const mask = hiddenBy(counts, isTheme)
    if (mask !== null) masks.add(mask)
    if (mask === observed) break
  }
  return masks
}

function union(one: string, other: string): string {
  return [...one].map((bit, index) => (bit === '1' || other[index] === '1' ? '1' : '0')).join('')
}

function kindOf({ name, isTheme, columns }: Table) {
  if (columns.length > 1) return 'figure'
  return `${name.startsWith('API') ? 'API ' : ''}${isTheme ? 'theme' : 'moved'}` as const
}

test('PRIV-10 nothing that a policy officer can get of small populations tells a hidden count', async () => {
  const [pim, program] = [await village.visit('pim'), await village.program('pim')]
  const attacked = { figure: 0, theme: 0, moved: 0, 'API theme': 0, 'API moved': 0 }
  for (const people of populations) {
    await village.as('sanne', (tx, actor) => settle(tx, actor, people))
    for (const table of await tablesOf(pim, program)) {
      for (const [at, { total, cells }] of table.columns.entries()) {
        assert.ok(cells.every((cell) => cell === null || cell >= 5), `${table.name}: ${cells.join()}`)
        // Of nobody at all every part is nobody: that is the result of the whole municipality, which is shown.
        if (total === 0 || !cells.includes(null)) continue
        attacked[kindOf(table)] += 1
        for (const [index, values] of valuesOf(table, at).entries()) {
          if (cells[index] === null) assert.ok(values.size > 1, `${table.name}: ${cells.join()} of ${total}, cell ${index}: ${[...values].join()}`)
        }
      }
    }
  }
  assert.ok(Object.values(attacked).every((times) => times > 10), JSON.stringify(attacked))
})

test('PRIV-10 the pages and the other exports hold no number that the sums above do not', async () => {
  const pim = await village.visit('pim')
  const { body } = await (await village.program('pim')).get('/figures?year=2026')
  assert.ok((body.items as Published[]).every(({ parts }) => parts.length === 0), 'a split of one year')
  const csv = read((await pim.get('/sturen/cijfers.csv?jaar=2026')).text)
  assert.ok(csv.every((row) => row.length === csv[0]?.length && !/dorp|land|huishouden/i.test(row.join())))
  for (const path of ['/figures/movement', '/figures/themes', '/figures/housing']) {
    assert.equal((await (await village.program('pim')).get(`${path}?year=2026`)).status, 400, path)
  }
  for (const query of ['dorp=x', 'land=Syri%C3%AB', 'jaar=2026&dorp=Harkema']) {
    for (const path of ['/sturen/themas.csv', '/sturen/beweging.csv', '/sturen/cijfers.csv']) {
      const [asked, plain] = [await pim.get(`${path}?${query}`), await pim.get(path)]
      assert.ok(asked.status >= 400 || asked.text === plain.text, `${path}?${query}`)
    }
  }
})
