import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeList, changesNothing, mergeRow, newFields, textsOfRow, type Compared } from './merge.ts'
import type { RowValues } from './rows.ts'
import { findWorker } from './workers.ts'

const today = '2026-11-03'
const places = new Map([['v1', 'Harkema'], ['v2', 'Drogeham']])
const birth = { year: 1991, month: 4, day: 25 }
const first: RowValues = {
  given_name: 'Çağla', family_name: 'Kaya', birth, phone: '06-12345678', village: { id: 'v1', name: 'Harkema' },
  languages: ['Turks'], levels: { level_reading: 'A1' }, dates: { permit_on: '2025-01-01' },
}

/** Somebody as the first file made them. */
function known(change: Partial<Compared> = {}): Compared {
  return {
    fields: newFields(first, today), household: '', languages: ['Turks'], levels: { reading: 'A1' }, kept: {},
    base: textsOfRow(first), ...change,
  }
}

const merged = (values: RowValues, who = known(), kept = {}) => mergeRow({ values, kept }, who, places)

test('the same row changes nothing, an empty cell takes nothing away', () => {
  assert.ok(changesNothing(merged(first)))
  assert.ok(changesNothing(merged({ given_name: 'Çağla' })))
})

test('what is different is listed with its old and new value', () => {
  const row = { ...first, village: { id: 'v2', name: 'Drogeham' }, household_number: 'G7', languages: ['turks',
    'Koerdisch'],
    levels: { level_reading: 'A2' as const } }
  assert.deepEqual(changeList(merged(row, known(), { Leerroute: 'Z-route' }), known()), [
    { field: 'village_id', old: 'Harkema', new: 'Drogeham' }, { field: 'household', old: '', new: 'G7' },
    { field: 'languages', old: '', new: 'Koerdisch' }, { field: 'level_reading', old: 'A1', new: 'A2' },
    { field: 'kept:Leerroute', old: '', new: 'Z-route' },
  ])
})

test('what was put right here since the last file stays, what the file says anew does not', () => {
  const corrected = known({ fields: { ...newFields(first, today), given_name: 'Cagla-Nur' } })
  assert.ok(changesNothing(merged(first, corrected)))
  assert.equal(merged({ ...first, given_name: 'Çağlanur' }, corrected).fields.given_name, 'Çağlanur')
})

test('a name that lost letters, another case and another way to write a phone number change nothing', () => {
  const who = known({ base: {} })
  assert.ok(changesNothing(merged({ ...first, given_name: 'Ça?la', family_name: 'KAYA', phone: '+31 6 12345678' },
    who)))
})

test('without a column for it the target group follows from age and permit', () => {
  assert.equal(newFields(first, today).target_group, 'asylum_status_holder')
  assert.equal(newFields({ given_name: 'Noor' }, today).target_group, 'other')
  assert.equal(newFields({ ...first, birth: { year: 2015, month: null, day: null } }, today).target_group, 'child')
  assert.equal(newFields({ ...first, target_group: 'earlier_arrival' }, today).target_group, 'earlier_arrival')
})

test('a colleague is found by whole name or by initial and surname, and not when two fit', () => {
  const workers = ['Marije Bouma', 'Jan de Vries', 'Joke de Vries', 'Sietske Hoekstra']
    .map((name) => ({ id: name, name }))
  assert.equal(findWorker('M. Bouma', workers)?.id, 'Marije Bouma')
  assert.equal(findWorker('Bouma, Marije', workers)?.id, 'Marije Bouma')
  assert.equal(findWorker('S Hoekstra', workers)?.id, 'Sietske Hoekstra')
  assert.equal(findWorker('jan de vries', workers)?.id, 'Jan de Vries')
  assert.equal(findWorker('J. de Vries', workers), undefined)
  assert.equal(findWorker('K. Bouma', workers), undefined)
})
