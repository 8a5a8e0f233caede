import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Buddies, buddiesOf } from '../../../test/buddies.ts'
import { browserOf } from '../../../test/browser-of.ts'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { admitPair, inMunicipality } from '../../db/database.ts'
import { nobodyIn } from '../accounts/rules/actors.ts'
import { aTalkTable } from '../activities/examples.ts'
import { municipalityId } from '../territory/install.ts'
import {
  dueChecks, isSilentPair, lastDayOf, nextGroupMoment, proposalStage, whyNotAnswer, whyNotMeeting,
} from './rules/pairs.ts'

let village: Village
let sanne: Client
let bram: Client
let buddies: Buddies

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
  buddies = buddiesOf(village, sanne)
})
after(() => village.close())

const byLink = (path: string, fields: Record<string, string>, to = path) =>
  browserOf(village.stranger()).send(path, fields, to)

test('a proposal is agreed by two words yes, refused by one no, and answered once by each', () => {
  const open = { withdrawnOn: null, newcomerSays: null, localSays: null }
  assert.deepEqual([
    proposalStage(open), proposalStage({ ...open, newcomerSays: true }), proposalStage({ ...open, newcomerSays: true, localSays: true }),
    proposalStage({ ...open, newcomerSays: true, localSays: false }), proposalStage({ ...open, withdrawnOn: '2026-11-03' }),
  ], ['waiting', 'waiting', 'agreed', 'refused', 'withdrawn'])
  assert.equal(whyNotAnswer({ ...open, newcomerSays: true }, 'newcomer'), 'buddies.refused.answered')
  assert.equal(whyNotAnswer({ ...open, localSays: false }, 'newcomer'), 'buddies.refused.over')
  assert.equal(whyNotAnswer({ ...open, newcomerSays: true }, 'local'), null)
})

test('MS-14 check-ins come after 2, 6 and 12 weeks for each side, and four weeks after the end', () => {
  const pair = { firstDay: '2026-08-04', endedOn: null }
  const due = (today: string, more = {}) => dueChecks({ ...pair, ...more }, [], today).map(({ moment, side }) => `${moment} ${side}`)
  assert.deepEqual(due('2026-08-17'), [])
  assert.deepEqual(due('2026-08-18'), ['week_2 newcomer', 'week_2 local'])
  assert.equal(due('2026-09-15').length, 4)
  assert.equal(due('2026-10-27').length, 6)
  assert.deepEqual(due('2026-10-27', { endedOn: '2026-08-20' }), ['week_2 newcomer', 'week_2 local', 'after newcomer', 'after local'])
  assert.deepEqual(dueChecks(pair, [{ side: 'local', moment: 'week_2' }], '2026-08-18').map(({ side }) => side), ['newcomer'])
})

test('a pair is silent without a meeting for two weeks, the last day of them still in time (definitions.md)', () => {
  const pair = { firstDay: '2026-10-01', endedOn: null }
  assert.equal(isSilentPair(pair, '2026-10-20', 2, '2026-11-03'), false)
  assert.equal(isSilentPair(pair, '2026-10-19', 2, '2026-11-03'), true)
  assert.equal(isSilentPair({ ...pair, firstDay: '2026-10-20' }, null, 2, '2026-11-03'), false)
  assert.equal(isSilentPair({ ...pair, endedOn: '2026-10-30' }, null, 2, '2026-11-03'), false)
})

test('a meeting lies between the first day and today; sixteen weeks end on a day; the group meets within three weeks', () => {
  const pair = { firstDay: '2026-10-01', endedOn: null }
  assert.deepEqual(['2026-09-30', '2026-10-01', '2026-11-03', '2026-11-04'].map((day) => whyNotMeeting(day, pair, '2026-11-03')),
    ['buddies.problem.before', null, null, 'buddies.problem.future'])
  assert.equal(whyNotMeeting('2026-10-20', { ...pair, endedOn: '2026-10-19' }, '2026-11-03'), 'buddies.problem.after')
  assert.equal(lastDayOf('2026-11-03', 16), '2027-02-22')
  assert.deepEqual(nextGroupMoment(['2026-10-27', '2026-11-24'], '2026-11-03'), { next: '2026-11-24', isTooLate: false })
  assert.deepEqual(nextGroupMoment(['2026-11-25'], '2026-11-03'), { next: '2026-11-25', isTooLate: true })
})

test('MS-14 both sides agree by their own link, which says only the first name of the other', async () => {
  await buddies.clear()
  const [{ id: newcomer }, local] = [await buddies.newcomer('Amina'), await buddies.resident('Wietske')]
  const id = await buddies.proposal(newcomer, local)
  const links = await buddies.links(id)
  const { text } = await village.stranger().get(links.newcomer)
  assert.match(text, /Wilt u Wietske ontmoeten\?[^]*U spreekt allebei Engels/)
  assert.doesNotMatch(text, /Postma|Sharif|Harkema|jaar/)
  assert.doesNotMatch((await village.stranger().get(links.local)).text, /Sharif|Postma/)
  assert.equal((await byLink(links.newcomer, { says: 'yes' })).status, 303)
  assert.match((await village.stranger().get(links.newcomer)).text, /U zei ja[^]*Als Wietske ook ja zegt/)
  assert.equal((await buddies.ask('select 1 from buddy_pair where id = $1', [id])).length, 0)
  await byLink(links.local, { says: 'yes' })
  const [pair] = await buddies.ask('select first_day, last_day, waited_days, kind from buddy_pair where id = $1', [id])
  assert.deepEqual(pair, { first_day: '2026-11-03', last_day: '2027-02-22', waited_days: 0, kind: 'friend' })
  assert.match((await village.stranger().get(links.local)).text, /Uw maatje is Amina/)
})

test('both say yes at the same moment: one pair is made', async () => {
  await buddies.clear()
  const [{ id: newcomer }, local] = [await buddies.newcomer('Eden'), await buddies.resident('Froukje')]
  const id = await buddies.proposal(newcomer, local)
  const links = await buddies.links(id)
  const answered = await Promise.all([byLink(links.newcomer, { says: 'yes' }), byLink(links.local, { says: 'yes' })])
  assert.deepEqual(answered.map(({ status }) => status), [303, 303])
  assert.equal((await buddies.ask('select 1 from buddy_pair where id = $1', [id])).length, 1)
})

test('a no names what follows: again, parked until a day, or never these two; the other side does not read why', async () => {
  await buddies.clear()
  const [{ id: newcomer, person }, local] = [await buddies.newcomer('Feven'), await buddies.resident('Geeske')]
  const id = await buddies.proposal(newcomer, local)
  const links = await buddies.links(id)
  const form = await byLink(links.local, { says: 'no', after: 'parked', parked_until: '' })
  assert.equal(form.status, 422)
  assert.match(form.text, /Kies tot welke dag/)
  assert.equal((await byLink(links.local, { says: 'no', after: 'parked', parked_until: '2026-12-01', words: 'Ik ben ziek' })).status, 303)
  assert.match((await sanne.get(`/maatjes/koppels/${id}`)).text, /wacht tot en met 1 dec 2026[^]*Ik ben ziek/)
  const other = (await village.stranger().get(links.newcomer)).text
  assert.match(other, /Dit voorstel gaat niet door/)
  assert.doesNotMatch(other, /ziek|Geeske/)
  assert.match((await sanne.get(`/maatjes/bewoners/${local}`)).text, /wacht tot 1 dec 2026/)
  assert.match((await sanne.get(`/nieuwkomers/${person}/maatje`)).text, /klaar voor een maatje/)
  assert.equal((await sanne.post(`/maatjes/koppels/${id}/antwoord`, { side: 'newcomer', says: 'yes' })).status, 409)
})

test('never these two: no later round proposes them again; again: not in the same round', async () => {
  await buddies.clear()
  const [{ id: newcomer }, local] = [await buddies.newcomer('Helen'), await buddies.resident('Hiske')]
  const first = await buddies.round()
  const refuse = async (round: string, after: string) => {
    await sanne.post(`${round}/voorstellen`, { pairs: `${newcomer}:${local}` })
    const [row] = await buddies.ask('select id from buddy_proposal where newcomer_id = $1 order by ctid desc limit 1', [newcomer])
    await sanne.post(`/maatjes/koppels/${row?.['id']}/antwoord`, { side: 'newcomer', says: 'no', after })
  }
  await refuse(first, 'again')
  assert.match((await sanne.get(first)).text, /Er is nu geen koppel te maken/)
  const second = await buddies.round()
  assert.match((await sanne.get(second)).text, /Er is 1 koppel te maken/)
  await refuse(second, 'never')
  assert.match((await sanne.get(await buddies.round())).text, /Er is nu geen koppel te maken/)
})

test('MS-14 a buddy says in one tap that they met: once a day for each side, without scripts and without names', async () => {
  const { id, path } = await buddies.pair('Kidane')
  const links = await buddies.links(id)
  const { text } = await village.stranger().get(links.newcomer)
  assert.match(text, /<button type="submit"[^>]*>Ik heb Amina vandaag gezien|<button type="submit"[^>]*>Ik heb Buur van Kidane vandaag gezien/)
  assert.doesNotMatch(text, /Postma|Sharif/)
  const meet = () => byLink(links.newcomer, {}, `${links.newcomer}/ontmoeting`)
  assert.deepEqual([(await meet()).status, (await byLink(links.local, {}, `${links.local}/ontmoeting`)).status], [303, 303])
  assert.match((await village.stranger().get(links.newcomer)).text, /vandaag gezien<\/p>[^]*U hebt elkaar 1 keer gezien/)
  assert.equal((await byLink(links.newcomer, { day: '2026-11-03' }, `${links.newcomer}/ontmoeting`)).status, 303)
  assert.equal((await buddies.ask('select 1 from buddy_meeting where pair_id = $1', [id])).length, 2)
  assert.match((await sanne.get(path)).text, /1 keer gezien/)
  const late = await byLink(links.newcomer, { day: '2026-11-04' }, `${links.newcomer}/ontmoeting`)
  assert.equal(late.status, 422)
  assert.match(late.text, /Deze dag moet nog komen/)
})

test('PRIV-01 a link reaches its own pair and nothing else, and no word of the other side', async () => {
  const [mine, theirs] = [await buddies.pair('Letay'), await buddies.pair('Mehret')]
  await sanne.post(`${mine.path}/peiling`, { side: 'local', moment: 'week_2', how: 'hard', body: 'Moeilijk' })
  const actor = nobodyIn(municipalityId('achtkarspelen'), 'none', '2026-11-03')
  await inMunicipality(village.database, actor, async (tx) => {
    await admitPair(tx, { pairId: mine.id, side: 'newcomer', activityId: null })
    const count = async (table: 'buddy_pair' | 'buddy_proposal' | 'buddy_check' | 'buddy_newcomer' | 'buddy_local' | 'person' | 'buddy_refusal') =>
      (await tx.selectFrom(table).selectAll().execute()).length
    assert.deepEqual([await count('buddy_pair'), await count('buddy_proposal')], [1, 1])
    for (const table of ['buddy_check', 'buddy_newcomer', 'buddy_local', 'person', 'buddy_refusal'] as const) {
      assert.equal(await count(table), 0, table)
    }
  })
  const meeting = { pair_id: theirs.id, person_id: theirs.person, day: '2026-11-03', side: 'newcomer' as const, at: villageNow }
  await assert.rejects(inMunicipality(village.database, actor, async (tx) => {
    await admitPair(tx, { pairId: mine.id, side: 'newcomer', activityId: null })
    await tx.insertInto('buddy_meeting').values({ municipality_id: actor.municipalityId, ...meeting }).execute()
  }), /row-level security/)
})

test('PRIV-01 a colleague without the file finds no pair; with it they see theirs', async () => {
  const { path, person } = await buddies.pair('Nuru', 'bram')
  assert.match((await bram.get(path)).text, /Nuru Sharif/)
  assert.match((await bram.get('/maatjes/koppels')).text, /Nuru Sharif/)
  assert.match((await bram.get(`/nieuwkomers/${person}/maatje`)).text, /Buur van Nuru Postma[^]*loopt/)
  const femke = await village.visit('femke')
  assert.equal((await femke.get(path)).status, 404)
  assert.doesNotMatch((await femke.get('/maatjes/koppels')).text, /Nuru/)
  assert.equal((await femke.post(`${path}/ontmoeting`, { side: 'newcomer', day: '2026-11-03' })).status, 404)
})

test('MS-14 how it goes is asked of each side once; the fixed moment of the week is written down', async () => {
  const { path } = await buddies.pair('Rahel')
  const answer = { side: 'local', moment: 'week_2', how: 'good', new_people: '3', body: 'Samen naar de markt' }
  assert.equal((await sanne.post(`${path}/peiling`, answer)).status, 303)
  assert.match((await sanne.get(path)).text, /3 nieuwe mensen[^]*Samen naar de markt/)
  assert.equal((await sanne.post(`${path}/peiling`, answer)).status, 409)
  assert.equal((await sanne.post(`${path}/peiling`, { ...answer, moment: 'after' })).status, 409)
  const empty = await sanne.post(`${path}/peiling`, { side: 'newcomer', moment: 'week_2', body: 'Half af' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Half af/)
  await sanne.post(`${path}/afspraak`, { weekly: 'dinsdag om 19.00 uur' })
  assert.match((await sanne.get(path)).text, /dinsdag om 19\.00 uur/)
})

test('MS-14 a pair ends with its reason; who wants another buddy waits again, and a good ending shuts nobody out', async () => {
  await buddies.clear()
  const { id, path, person } = await buddies.pair('Saba')
  const links = await buddies.links(id)
  assert.equal((await sanne.post(`${path}/einde`, { ended_on: '2026-11-03' })).status, 422)
  assert.equal((await sanne.post(`${path}/einde`, { reason: 'period_over', ended_on: '2026-11-03', local_again: 'on' })).status, 303)
  assert.match((await sanne.get(path)).text, /de afgesproken periode is voorbij/)
  assert.equal((await village.stranger().get(links.newcomer)).status, 404)
  assert.match((await sanne.get('/maatjes')).text, /Buur van Saba/)
  assert.doesNotMatch((await sanne.get('/maatjes')).text, /Saba Sharif/)
  const again = (await sanne.get(`/nieuwkomers/${person}/maatje/wensen`)).text
  assert.match(again, /value="cooking"[^>]*checked/)
  assert.equal((await sanne.post(`${path}/einde`, { reason: 'other', ended_on: '2026-11-03' })).status, 409)
})

test('closing a file takes proposals back and ends links; opening it again loses nothing', async () => {
  await buddies.clear()
  const [{ id: newcomer, person }, local] = [await buddies.newcomer('Tsega'), await buddies.resident('Trijntje')]
  const id = await buddies.proposal(newcomer, local)
  const links = await buddies.links(id)
  await sanne.post(`/nieuwkomers/${person}/sluiting`, { reason: 'done', note: '', closed_on: '2026-11-03' })
  assert.equal((await village.stranger().get(links.newcomer)).status, 404)
  assert.equal((await village.stranger().get(links.local)).status, 404)
  assert.doesNotMatch((await sanne.get('/maatjes')).text, /Tsega/)
  await sanne.post(`/nieuwkomers/${person}/heropening`, {})
  assert.match((await sanne.get(`/nieuwkomers/${person}/maatje`)).text, /klaar voor een maatje/)
})

test('the link of a pair names the next group moment of its round, also when that is not public', async () => {
  await buddies.clear()
  const added = await sanne.post('/activiteiten', aTalkTable({ title: 'Maatjes eten samen', is_public: '' }))
  const [{ id: newcomer }, local] = [await buddies.newcomer('Wafa'), await buddies.resident('Wytske')]
  const round = await buddies.round({ activity_id: added.location.split('/').at(-1) ?? '' })
  await sanne.post(`${round}/voorstellen`, { pairs: `${newcomer}:${local}` })
  const [row] = await buddies.ask('select id from buddy_proposal where newcomer_id = $1', [newcomer])
  const path = `/maatjes/koppels/${row?.['id']}`
  for (const side of ['newcomer', 'local']) await sanne.post(`${path}/antwoord`, { side, says: 'yes' })
  assert.match((await sanne.get(path)).text, /Maatjes eten samen<\/bdi> · dinsdag 10 november 2026/)
  const { newcomer: link } = await buddies.links(row?.['id'] ?? '')
  assert.match((await village.stranger().get(link)).text, /Met alle maatjes samen:[^]*Maatjes eten samen/)
})

test('Today asks for answers, check-ins and silent pairs, each leading to its pair', async () => {
  await buddies.clear()
  await buddies.ask('update buddy_pair set ended_on = first_day, end_reason = $1 where ended_on is null', ['other'])
  await buddies.ask('update buddy_proposal set withdrawn_on = made_on where not exists (select from buddy_pair k where k.id = buddy_proposal.id)')
  const { id } = await buddies.pair('Yohana')
  const [{ id: newcomer }, local] = [await buddies.newcomer('Zahra'), await buddies.resident('Zwaantje')]
  const waiting = await buddies.proposal(newcomer, local)
  village.setNow(new Date('2026-11-18T09:00:00Z'))
  const later = await village.visit('sanne')
  const { text } = await later.get('/vandaag?soort=buddy&wie=all')
  village.setNow(villageNow)
  assert.match(text, /maatjes zien elkaar niet/)
  assert.match(text, /vraag hoe het gaat met het maatje/)
  assert.match(text, /voorstel voor een maatje/)
  assert.match(text, new RegExp(`href="/maatjes/koppels/${id}"`))
  assert.match(text, new RegExp(`href="/maatjes/koppels/${waiting}"`))
  assert.match(text, /Zahra Sharif/)
})
