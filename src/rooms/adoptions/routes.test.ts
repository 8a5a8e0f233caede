import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { openVillage, type Village } from '../../../test/village.ts'
import { getApproach, listVersions } from '../approaches/queries.ts'
import { aTalk } from '../conversations/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { municipalityId, territoryId } from '../territory/install.ts'
import { findDraft } from './queries/drafts.ts'

const path = '/instellingen/aanpak'
const draft = `${path}/concept`

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())
beforeEach(() => village.setNow(village.now))

test('AK-02 an organisation that is not the municipality holds the coordination, and its coordinator sees every file', async () => {
  const sanne = await village.visit('sanne')
  assert.match((await sanne.get(path)).text, /Niemand van Timpaan Welzijn heeft nu de rol van regievoerder/)
  const { userId } = village.actor('sanne')
  await village.as('ada', (tx) => tx.updateTable('membership')
    .set({ organisation_id: territoryId('achtkarspelen', 'organisation', 'Timpaan Welzijn') })
    .where('municipality_id', '=', municipalityId('achtkarspelen')).where('account_id', '=', userId).execute())
  const page = (await sanne.get(path)).text
  assert.match(page, /Sanne Dijkstra is regievoerder namens Timpaan Welzijn/)
  assert.doesNotMatch(page, /heeft nu de rol van regievoerder\. Een beheerder/)
  const id = await village.as('femke', (tx, actor) => aNewcomer({ tx, actor, now: village.now }))
  assert.equal((await sanne.get(`/nieuwkomers/${id}`)).status, 200)
})

test('the page says the approach in sentences', async () => {
  const page = (await (await village.visit('ada')).get(path)).text
  assert.match(page, /Gesprek na een half jaar: van 30 dagen ervoor tot en met 30 dagen erna/)
  assert.match(page, /Timpaan Welzijn voert de regie/)
  assert.match(page, /Na 8 weken zonder contact met een begeleider is iemand stil/)
  assert.doesNotMatch(page, /Aanpak wijzigen/)
})

test('a coordinator adds a moment, sees who becomes late, says why, and adopts; nothing changes before', async () => {
  const sanne = await village.visit('sanne')
  // Housed on 1 August: three months are over on 1 November, with one day after it ends on 2 November.
  const id = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Yonas', family_name: 'Tekle', coupled_on: '2026-07-20', housed_on: '2026-08-01',
  }))
  const talk = await village.as('sanne', (tx, actor) =>
    aTalk({ tx, actor, now: village.now }, id, { day: '2026-08-10', isCompleted: true }))
  await begin(sanne)
  const moment = { months: '3', days_before: '14', days_after: '1' }
  await send(sanne, `${draft}/momenten`, moment)
  assert.doesNotMatch((await sanne.get(`/nieuwkomers/${id}/gesprekken`)).text, /Gesprek na 3 maanden/)
  const effects = (await sanne.get(`${draft}/gevolgen`)).text
  assert.match(effects, /1<\/strong> gesprek wordt te laat/)
  assert.match(effects, /Yonas Tekle<\/bdi><\/a>: Gesprek na 3 maanden, wordt 18 okt 2026 tot en met 2 nov 2026/)
  assert.equal((await sanne.post(`${path}/versies`, { version: await version(), purpose: '' })).status, 422)
  await adopt(sanne, 'Eerder horen hoe het gaat')
  assert.match((await sanne.get(`/nieuwkomers/${id}/gesprekken`)).text, /Gesprek na 3 maanden/)
  assert.match((await sanne.get('/vandaag')).text, /Gesprek na 3 maanden/)
  const page = (await sanne.get(path)).text
  assert.match(page, /Versie 1<\/a>, vastgesteld op 3 nov 2026 door Sanne Dijkstra <q dir="auto">Eerder horen hoe het gaat/)
  assert.equal((await sanne.get(`/gesprekken/${talk}`)).status, 200)
})

test('a talk held at a moment that disappears keeps its name, and comes back when the municipality goes back', async () => {
  const sanne = await village.visit('sanne')
  const id = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Rim', housed_on: '2026-08-01', coupled_on: '2026-07-20',
  }))
  await village.as('sanne', (tx, actor) =>
    aTalk({ tx, actor, now: village.now }, id, { day: '2026-10-30', isCompleted: true }))
  await sanne.post(draft, { from: 'achtkarspelen' })
  assert.match((await sanne.get(`${draft}/gevolgen`)).text, /1<\/strong> gehouden gesprek telt niet meer voor een moment, en houdt zijn naam/)
  await adopt(sanne, 'Terug naar vier gesprekken')
  assert.match((await sanne.get(`/nieuwkomers/${id}/gesprekken`)).text, /Gesprek na 3 maanden/)
  assert.doesNotMatch((await sanne.get(path)).text, /Gesprek na 3 maanden/)
  await sanne.post(draft, { from: 'v1' })
  assert.match((await sanne.get(`${draft}/gevolgen`)).text, /1<\/strong> gehouden gesprek telt nu voor een moment/)
  await sanne.post(`${draft}/weg`)
  assert.equal(await village.as('sanne', findDraft), null)
})

test('other words are another question: a completed talk keeps its own, a begun one too, a planned one gets the new', async () => {
  const sanne = await village.visit('sanne')
  const [done, begun, planned] = await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    const talkOf = async (day: string, isCompleted: boolean) => aTalk(by, await aNewcomer(by), {
      day, isCompleted, fields: day > '2026-11-03' ? {} : { 'own.worries': 'De huur' },
    })
    return [await talkOf('2026-10-20', true), await talkOf('2026-11-02', false), await talkOf('2026-11-20', false)]
  })
  await begin(sanne)
  const question = { question_nl: 'Wat houdt u wakker?', voice: 'worry' }
  await send(sanne, `${draft}/vragen/worries`, question)
  assert.match((await sanne.get(`${draft}/vragen`)).text, /Stopt met deze wijziging[^]*Waar maakt u zich zorgen over/)
  assert.match((await sanne.get(`${draft}/gevolgen`)).text, /1 gesprek is begonnen en houdt zijn vragen/)
  await adopt(sanne, 'Beter te vragen')
  for (const [talk, asked, not] of [
    [done, 'Waar maakt u zich zorgen over', 'Wat houdt u wakker'],
    [begun, 'Waar maakt u zich zorgen over', 'Wat houdt u wakker'],
    [planned, 'Wat houdt u wakker', 'Waar maakt u zich zorgen over'],
  ] as const) {
    const page = (await sanne.get(`/gesprekken/${talk}`)).text
    assert.ok(page.includes(asked) && !page.includes(not), `${talk} ${asked}`)
  }
})

test('a question that is only in Dutch is shown so, and marked, to who reads another language', async () => {
  const approach = await village.as('sanne', (tx, actor) => getApproach(tx, actor))
  const question = approach.questions.find(({ text }) => text.nl === 'Wat houdt u wakker?')
  assert.deepEqual(question?.text, {
    nl: 'Wat houdt u wakker?', en: 'Wat houdt u wakker? (Dutch)', ar: 'Wat houdt u wakker? (بالهولندية)',
  })
})

test('words typed on a page from before the change are kept, under the questions of that page', async () => {
  const sanne = await village.visit('sanne')
  const talk = await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    return aTalk(by, await aNewcomer(by), { day: '2026-11-03' })
  })
  const saved = await sanne.json('POST', `/gesprekken/${talk}/veld`, { key: talk, field: 'own.worries', text: 'Slapen' })
  assert.equal(saved.status, 200)
  const page = (await sanne.get(`/gesprekken/${talk}`)).text
  assert.match(page, /Waar maakt u zich zorgen over[^]*>Slapen<\/textarea>/)
  assert.doesNotMatch(page, /Wat houdt u wakker/)
})

test('two people change the draft: the second is told, and nothing is overwritten', async () => {
  const sanne = await village.visit('sanne')
  await begin(sanne)
  const seen = await version()
  await send(sanne, `${draft}/kopjes`, { name_nl: 'Gezondheid' })
  const late = await sanne.post(`${draft}/kopjes`, { name_nl: 'Geld', version: seen })
  assert.equal(late.status, 409)
  assert.match(late.text, /Iemand anders heeft het concept intussen gewijzigd/)
  assert.match(late.text, /value="Geld"/)
  assert.match((await sanne.get(`${draft}/kopjes`)).text, /Gezondheid/)
  await sanne.post(`${draft}/weg`)
})

test('windows that overlap are refused with what was typed', async () => {
  const sanne = await village.visit('sanne')
  await begin(sanne)
  const answered = await sanne.post(`${draft}/momenten/m6`, {
    months: '6', days_before: '30', days_after: '200', version: await version(),
  })
  assert.equal(answered.status, 409)
  assert.match(answered.text, /Deze perioden raken elkaar/)
  assert.match(answered.text, /value="200"/)
  await sanne.post(`${draft}/weg`)
})

test('limits, parts, name and coordination are changed on screen, and the people they reach are named', async () => {
  const sanne = await village.visit('sanne')
  // Known since 25 September, no contact: silent after 8 weeks on 20 November, after 4 weeks on 23 October. The plan
  // was due on 25 October within a month of housing, within two months it is due on 25 November.
  const id = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Dawit', coupled_on: '2026-09-25', housed_on: '2026-09-25',
  }))
  await begin(sanne)
  await send(sanne, `${draft}/grenzen`, {
    silent_professional: '4', silent_social: '12', silent_pair: '2', stuck_after: '30', moving_within: '60',
    attached: '14', key_months: '3', plan_months: '2',
  })
  await send(sanne, `${draft}/gesprek`, { topics: '1', health: '2' })
  await send(sanne, `${draft}/naam`, { name: 'Dorpen samen', motto_nl: 'Samen', frame_nl: 'Mijn plan' })
  await send(sanne, `${draft}/regie`, { held_by: 'municipality', lead_nl: 'coach', divided_by: 'village' })
  await send(sanne, `${draft}/doelen`, { name_nl: 'Sleutel op tijd', measure: 'key', share: '90', period: '2027' })
  const page = (await sanne.get(draft)).text
  for (const words of ['Na 4 weken zonder contact', 'Dorpen samen', 'De gemeente voert de regie', '90% · Sleutel op tijd (2027)']) {
    assert.ok(page.includes(words), words)
  }
  assert.match(page, /eigen woorden, onderwerpen en gezondheid\./)
  const effects = (await sanne.get(`${draft}/gevolgen`)).text
  assert.match(effects, /1<\/strong> persoon is nu stil<[^]*Dawit/)
  assert.match(effects, /1<\/strong> persoon is niet meer te laat met het plan<[^]*Dawit/)
  assert.equal(await seenBySanne(id), 1)
  await adopt(sanne, 'Onze eigen aanpak')
  const approach = await village.as('sanne', (tx, actor) => getApproach(tx, actor))
  assert.equal(approach.thresholds.silentProfessionalWeeks, 4)
  assert.deepEqual(approach.parts, ['topics', 'health'])
  assert.deepEqual(approach.coordination.organisations, [])
})

test('a target keeps the wish it comes from when its numbers change for another year', async () => {
  const sanne = await village.visit('sanne')
  await sanne.post(draft, { from: 'son_en_breugel' })
  await send(sanne, `${draft}/doelen/a2-2017`, { measure: 'a2', name_nl: 'Taalniveau A2', share: '85', period: '2027',
    within_months: '36' })
  const changed = (await village.as('sanne', findDraft))?.approach.targets.find(({ key }) => key === 'a2')
  assert.deepEqual(changed, {
    key: 'a2', name: { nl: 'Taalniveau A2', en: '', ar: '' }, period: '2027', source: 'SB-05', share: 0.85,
    withinMonths: 36,
  })
  await sanne.post(`${draft}/weg`)
})

test('a plan keeps an ended heading with its goals, and takes no new ones under it', async () => {
  const sanne = await village.visit('sanne')
  const id = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Saba' }))
  await sanne.post(`/nieuwkomers/${id}/plan/doelen`, { heading: 'information', body: 'Ik wil de weg weten', raised: 'on' })
  await begin(sanne)
  await send(sanne, `${draft}/kopjes/information/einde`, {})
  assert.match((await sanne.get(`${draft}/gevolgen`)).text,
    /1<\/strong> plan heeft een doel onder “Informatie en voorlichting”; dat kopje stopt/)
  await adopt(sanne, 'Minder kopjes')
  const plan = (await sanne.get(`/nieuwkomers/${id}/plan`)).text
  assert.match(plan, /Informatie en voorlichting<\/h2>[^]*De aanpak gebruikt dit kopje nu niet meer/)
  assert.match(plan, /Ik wil de weg weten/)
  const refused = await sanne.post(`/nieuwkomers/${id}/plan/doelen`, { heading: 'information', body: 'X', raised: 'on' })
  assert.equal(refused.status, 422)
})

test('SB-04 another approach gives a plan another name, not another plan', async () => {
  const sanne = await village.visit('sanne')
  const id = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Hana' }))
  await sanne.post(`/nieuwkomers/${id}/plan/doelen`, { heading: 'language', body: 'Ik wil leren praten', raised: 'on' })
  await sanne.post(draft, { from: 'son_en_breugel' })
  await adopt(sanne, 'We doen mee met Son en Breugel')
  const plan = (await sanne.get(`/nieuwkomers/${id}/plan`)).text
  assert.match(plan, /Persoonlijk ontwikkelplan/)
  assert.match(plan, /<h2 [^>]*>Taal<\/h2>[^]*Ik wil leren praten/)
})

test('PRIV-02 a municipality sees and changes only its own approach', async () => {
  const marit = await village.visit('marit')
  assert.match((await marit.get(path)).text, /Basisondersteuningsteam/)
  assert.equal((await marit.get(`${path}/versies/1`)).status, 404)
  assert.equal((await marit.post(draft, { from: 'v1' })).status, 404)
  assert.equal((await village.as('marit', (tx, actor) => listVersions(tx, actor))).length, 0)
})

/** How often the access log says that Sanne was shown this person where a change was foreseen. */
async function seenBySanne(personId: string): Promise<number> {
  const owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  const { rowCount } = await owner.query(
    "select from audit_row where action = 'adoptions.foresee' and $1 = any(person_ids)", [personId])
  await owner.end()
  return rowCount ?? 0
}

async function begin(client: Awaited<ReturnType<Village['visit']>>): Promise<void> {
  assert.equal((await client.post(draft, { from: 'now' })).location, draft)
}

async function version(): Promise<string> {
  return String((await village.as('sanne', findDraft))?.version)
}

async function send(client: Awaited<ReturnType<Village['visit']>>, to: string, fields: Record<string, string>) {
  const answered = await client.post(to, { ...fields, version: await version() })
  assert.equal(answered.status, 303, `${to}: ${answered.text.match(/error-summary[^]*?<\/ul>/)?.[0] ?? answered.status}`)
}

async function adopt(client: Awaited<ReturnType<Village['visit']>>, purpose: string): Promise<void> {
  await send(client, `${path}/versies`, { purpose })
}
