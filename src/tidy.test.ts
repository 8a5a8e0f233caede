import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openVillage, type Village } from '../test/village.ts'
import { insertField, listFields } from './rooms/own-lists/queries/fields.ts'
import { closeFiles, reopenFiles } from './rooms/newcomers/actions/closures.ts'
import { aNewcomer } from './rooms/newcomers/examples.ts'
import { writeOwnFields } from './rooms/newcomers/actions/own-fields.ts'
import { tidy } from './tidy.ts'

// The village lives on 3 November 2026. "Fiets" is kept six months after closing, "Sleutelhanger" none.
let village: Village
let field: { id: string; brief: string }

before(async () => {
  village = await openVillage()
  await village.as('sanne', async (tx, actor) => {
    const base = { kind: 'text', options: [], purpose: 'Fietslessen', at: village.now } as const
    await insertField(tx, actor, { ...base, name: { nl: 'Fiets', en: '', ar: '' }, keptMonths: 6 })
    await insertField(tx, actor, { ...base, name: { nl: 'Sleutelhanger', en: '', ar: '' }, keptMonths: 0 })
    const [long, brief] = await listFields(tx, actor)
    field = { id: long?.id ?? '', brief: brief?.id ?? '' }
  })
})
after(() => village.close())

async function closedOn(name: string, day: string | null): Promise<string> {
  return village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    const id = await aNewcomer(by, { given_name: name })
    const write = (value: string, was: string) => writeOwnFields(by, id, {
      values: { [field.id]: value, [field.brief]: 'blauw' }, bases: { [field.id]: was, [field.brief]: was && 'blauw' },
    })
    await write('geleend', '')
    await write('eigen', 'geleend')
    if (day) await closeFiles(by, id, { reason: 'moved_away', closed_on: day, note: '', with: [] })
    return id
  })
}

async function shown(id: string): Promise<string> {
  return (await (await village.visit('sanne')).get(`/nieuwkomers/${id}/gegevens`)).text
}

async function kept(id: string): Promise<number> {
  const owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  const { rows } = await owner.query(`select
    (select count(*) from own_field_value where person_id = $1)::int
    + (select count(*) from person_field_change where person_id = $1 and field like 'own.%')::int as kept`, [id])
  await owner.end()
  return rows[0].kept
}

// 30 April + 6 months is 30 October; 3 May + 6 months is 3 November, which is still in time.
test('a value is gone the day after its last day, on the page at once and from the database with the tidying', async () => {
  const [past, lastDay, open] = [await closedOn('Voorbij', '2026-04-30'), await closedOn('Vandaag', '2026-05-03'), await closedOn('Open', null)]
  assert.doesNotMatch(await shown(past), /eigen<|geleend/)
  assert.match(await shown(lastDay), /geleend/)
  assert.equal(await kept(past), 5)
  assert.equal(await tidy(village.database, village.now), 2)
  // Both fields of one; of the other only the field that is kept no month. Two values, three lines of history each.
  assert.equal(await kept(past), 0)
  assert.equal(await kept(lastDay), 3)
  assert.equal(await kept(open), 5)
  assert.match(await shown(lastDay), /geleend/)
  assert.equal(await tidy(village.database, new Date('2026-11-03T22:30:00Z')), 0)
  assert.equal(await tidy(village.database, new Date('2026-11-03T23:30:00Z')), 1)
  assert.equal(await kept(lastDay), 0)
  assert.equal(await kept(open), 5)
})

// 31 August + 6 months is 28 February.
test('months are clamped to the end of the month, and a file that was opened again is kept', async () => {
  const [closed, reopened] = [await closedOn('Dicht', '2026-08-31'), await closedOn('Terug', '2026-08-31')]
  await tidy(village.database, village.now)
  await village.as('sanne', (tx, actor) => reopenFiles({ tx, actor, now: village.now }, reopened, []))
  await tidy(village.database, new Date('2027-02-28T12:00:00Z'))
  assert.equal(await kept(closed), 3)
  await tidy(village.database, new Date('2027-03-01T12:00:00Z'))
  assert.equal(await kept(closed), 0)
  assert.equal(await kept(reopened), 3)
})

test('PRIV-05 the erasing stands in the access log with who and no word, and nobody else can erase', async () => {
  const id = await closedOn('Gelogd', '2026-01-01')
  await assert.rejects(village.as('sanne', async (tx, actor) => {
    const { numDeletedRows } = await tx.deleteFrom('own_field_value').where('municipality_id', '=', actor.municipalityId).executeTakeFirst()
    assert.equal(numDeletedRows, 0n)
    const lines = await tx.deleteFrom('person_field_change').where('municipality_id', '=', actor.municipalityId).executeTakeFirst()
    assert.equal(lines.numDeletedRows, 0n)
    throw new Error('nothing was deleted')
  }), /nothing was deleted/)
  await tidy(village.database, village.now)
  const owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  const { rows } = await owner.query("select * from audit_row where action = 'newcomers.own_fields.erase' and $1 = any(person_ids)", [id])
  await owner.end()
  assert.equal(rows.length, 1)
  assert.equal(rows[0].origin, 'command')
  assert.doesNotMatch(JSON.stringify(rows[0]), /geleend|eigen"|blauw/)
})
