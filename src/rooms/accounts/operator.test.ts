import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { Invalid, Refused } from '../../kit/errors.ts'
import { addUser, createKey, type NewUser } from './actions/operator.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

const user: NewUser = {
  email: 'eerste.beheerder@gemeente.example', name: 'Eerste Beheerder', role: 'administrator',
  municipality: 'achtkarspelen', organisation: null, team: null, firstDay: null, lastDay: null,
}

async function keyOf(email: string, days = 90): Promise<string> {
  const key = { email, municipality: 'achtkarspelen', name: 'rapport', days }
  return (await createKey(village.database, key, villageNow)).token
}

function read(path: string, key: string, method = 'GET') {
  return village.stranger().raw(path, { method, headers: { authorization: `Bearer ${key}`, accept: 'text/html' } })
}

test('user add makes an account with a role and a joining link that works', async () => {
  const { token } = await addUser(village.database, user, villageNow)
  assert.match((await village.stranger().get(`/uitnodiging/${token}`)).text, /Welkom bij Samenspel, Eerste Beheerder/)
})

test('user add knows municipalities by CBS code, and teams and organisations by name', async () => {
  const added = await addUser(village.database, {
    ...user, email: 'tjerk@gemeente.example', name: 'Tjerk Brouwer', role: 'case_worker', municipality: '1969',
    team: 'leek', firstDay: '2026-12-01',
  }, villageNow)
  const { rows } = await village.database.pool.query(
    `select m.name, t.name as team, first_day from membership join municipality m on m.id = municipality_id
     join area_team t on t.id = area_team_id where account_id = $1`, [added.accountId],
  )
  assert.deepEqual(rows, [{ name: 'Westerkwartier', team: 'Leek', first_day: '2026-12-01' }])
})

test('user add says in a sentence what it does not know', async () => {
  const refused = (change: Partial<NewUser>, key: string) => assert.rejects(
    addUser(village.database, { ...user, ...change }, villageNow),
    (error) => error instanceof Refused && error.reasonKey === `accounts.problem.${key}`,
  )
  await refused({ municipality: 'nergens' }, 'no_municipality')
  await refused({ organisation: 'Nergens' }, 'no_organisation')
  await refused({ municipality: 'westerkwartier', team: 'Nergens' }, 'no_team')
  await assert.rejects(addUser(village.database, { ...user, email: 'info@gemeente.example' }, villageNow), Invalid)
})

test('a key reads what its person may see, and its line in the log says so', async () => {
  const key = await keyOf('sanne@voorbeeld.example')
  assert.match(key, /^sns_[\w-]{43}$/)
  assert.match((await read('/mijn-account', key)).text, /sanne@voorbeeld\.example/)
  const { rows } = await village.database.pool.query("select action, roles from audit_row where origin like 'api %'")
  assert.deepEqual(rows, [{ action: 'accounts.own', roles: 'coordinator' }])
})

test('a key changes nothing', async () => {
  const key = await keyOf('sanne@voorbeeld.example')
  assert.match((await read('/mijn-account', key, 'POST')).location, /^\/aanmelden/)
})

test('a key works until its last day, until it is revoked, and while the person has a role', async () => {
  const key = await keyOf('pim@voorbeeld.example', 2)
  village.setNow(new Date('2026-11-04T22:59:00Z'))
  assert.equal((await read('/mijn-account', key)).status, 200)
  village.setNow(new Date('2026-11-04T23:00:00Z'))
  assert.match((await read('/mijn-account', key)).location, /^\/aanmelden/)
  village.setNow(villageNow)
  const pim = await village.visit('pim')
  const id = /sleutels\/([0-9a-f-]{36})\/einde/.exec((await pim.get('/mijn-account')).text)?.[1]
  await pim.post(`/mijn-account/sleutels/${id}/einde`)
  assert.match((await read('/mijn-account', key)).location, /^\/aanmelden/)
  await assert.rejects(keyOf('marit@voorbeeld.example'), Refused)
})

test('a key is not in the database as it is', async () => {
  const key = await keyOf('sanne@voorbeeld.example')
  const { rows } = await village.database.pool.query('select string_agg(t::text, \' \') as all from api_token t')
  assert.ok(!rows[0].all.includes(key) && !rows[0].all.includes(key.slice(4)))
})
