// Sends every form of the product empty, as a hurried thumb does, and looks at what comes back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { createApp, routesOf } from '../../src/app.ts'
import { closeDatabase, type Database, openDatabase } from '../../src/db/database.ts'
import { demoEmail } from '../../src/demo/staff.ts'
import { createFrontDoor, signInDirectly } from '../../src/rooms/accounts/front-door.ts'
import { csrfToken } from '../../src/web/guard.ts'
import { fieldId } from '../../src/web/components/form-state.tsx'
import type { OpenRoute, Route } from '../../src/web/route.ts'
import { type Client, clientOf } from '../client.ts'
import { testDatabase } from '../database.ts'
import { demoRegion } from '../demo-region.ts'

const settings = { secret: 'a secret of the empty forms only', origin: null, demo: true, metricsToken: null }
const now = new Date()

let database: Database
let owner: pg.Client
let drop: () => Promise<void>
let routes: readonly (Route | OpenRoute)[]
const clients = {} as Record<Walker, Client>

before(async () => {
  const made = await testDatabase(demoRegion(now))
  drop = made.drop
  database = openDatabase(made.url, 4)
  owner = new pg.Client({ connectionString: made.url })
  await owner.connect()
  routes = routesOf({ database, settings }, createFrontDoor({ database, secret: settings.secret }))
  for (const name of walkers) clients[name] = await signIn(name)
  await clients['Sanne Dijkstra'].post('/instellingen/gebied/teams', { name: 'Noord' })
  await findPlaces()
})

after(async () => {
  await owner.end()
  await closeDatabase(database)
  await drop()
})

/** What each form asks for when nothing is filled in: all of it at once, each at its field. Worked out from the pages. */
const asked = tableOf(`
/aanmelden                                            email password
/mijn-account                                         name language
/mijn-account/wachtwoord                              currentPassword newPassword
/mijn-account/herstelcodes                            code
/tweede-stap                                          code
/instellingen/mensen                                  email name role firstDay
/instellingen/mensen/:account/rollen                  role firstDay
/instellingen/mensen/:account/rollen/:role/laatste-dag lastDay
/instellingen/gebied/dorpen                           name
/instellingen/gebied/dorpen/:village                  name
/instellingen/gebied/teams                            name
/instellingen/gebied/teams/:team                      name
/instellingen/organisaties                            name kind
/instellingen/organisaties/:organisation              name kind
/instellingen/eigen/lijsten/:list                     name_nl
/instellingen/eigen/woorden/:entry/einde              last_day
/instellingen/eigen/velden                            name_nl kind purpose kept_months
/instellingen/eigen/velden/:field/einde               last_day
/nieuwkomers/:person/toegang                          ground
/nieuwkomers/nieuw/kijken                             given_name
/nieuwkomers/nieuw                                    given_name
/nieuwkomers/:person/gegevens/wijzigen                given_name
/nieuwkomers/:person/woorden                          kind body
/nieuwkomers/:person/werk                             kind started_on
/nieuwkomers/:person/talen                            language
/nieuwkomers/:person/team                             account_id
/nieuwkomers/:person/team/lead                        account_id reason
/nieuwkomers/:person/contact                          kind
/nieuwkomers/:person/afspraken                        day clock
/nieuwkomers/:person/afspraken/:appointment/niet-gekomen reason
/nieuwkomers/:person/afspraken/:appointment/verzetten day clock
/nieuwkomers/:person/huishouden                       person_id
/nieuwkomers/:person/huishouden/splitsing             leaving
/nieuwkomers/:person/sluiting                         reason closed_on
/gesprekken/themas                                    names
/nieuwkomers/:person/gesprekken                       planned_on
/nieuwkomers/:person/gesprekken/momenten/:moment      kind on_day
/gesprekken/:id/afspraak                              planned_on
/gesprekken/:id/afzegging                             reason
/gesprekken/:id/akkoord                               way agreed_on
/gesprekken/:id/verbeteringen                         reason
/nieuwkomers/:person/plan/afspraken                   way agreed_on
/nieuwkomers/:person/plan/doelen                      body
/nieuwkomers/:person/plan/doelen/:goal                body
/nieuwkomers/:person/plan/doelen/:goal/afloop         how on_day
/nieuwkomers/:person/plan/doelen/:goal/tussenresultaten body on_day
/nieuwkomers/:person/plan/doelen/:goal/afwijkingen    body reason decided_by cost
/nieuwkomers/:person/plan/doelen/:goal/acties         body
/nieuwkomers/:person/plan/acties/:action              body
/nieuwkomers/:person/plan/acties/:action/resultaat    manner done_on
/nieuwkomers/:person/plan/acties/:action/vervallen    reason
/nieuwkomers/:person/puzzel/:area/stand               state
/nieuwkomers/:person/puzzel/:area/houders             organisation_id
/sturen/taakstelling                                  period asked
/maatjes/bewoners                                     called name kinds village_id travel_km
/maatjes/bewoners/:local/wijzigen                     called name kinds village_id travel_km
/maatjes/bewoners/:local/gesprek                      held_on body
/nieuwkomers/:person/maatje/wensen                    called kinds village_id travel_km
/nieuwkomers/:person/maatje/gesprek                   held_on body
/maatjes/rondes                                       name
/maatje-worden/:municipality                          called name phone kinds village_id travel_km agreed
/instellingen/aanpak/versies                          purpose
/instellingen/aanpak/concept/naam                     name motto_nl frame_nl
/instellingen/aanpak/concept/regie                    held_by lead_nl divided_by
/instellingen/aanpak/concept/grenzen                  silent_professional silent_social silent_pair stuck_after moving_within attached key_months plan_months
/instellingen/aanpak/concept/momenten                 months days_before days_after
/instellingen/aanpak/concept/momenten/:entry          months days_before days_after
/instellingen/aanpak/concept/vragen                   question_nl voice
/instellingen/aanpak/concept/vragen/:entry            question_nl voice
/instellingen/aanpak/concept/onderwerpen              name_nl question_nl area
/instellingen/aanpak/concept/onderwerpen/:entry       name_nl question_nl area
/instellingen/aanpak/concept/kopjes                   name_nl
/instellingen/aanpak/concept/kopjes/:entry            name_nl
/instellingen/aanpak/concept/acties                   name_nl area
/instellingen/aanpak/concept/acties/:entry            name_nl area
/instellingen/aanpak/concept/doelen                   name_nl
/instellingen/aanpak/concept/doelen/:entry            name_nl
`)

test('INP-01 every form that was sent empty says at once, at each field, what it needs', async () => {
  const silent: string[] = []
  for (const route of routes.filter(({ method, path }) => method === 'POST' && asked.has(path))) {
    const answered = await send(route)
    const missing = (asked.get(route.path) ?? []).filter((name) => !answered.text.includes(`id="${fieldId(name)}-fout"`))
    if (answered.status !== 422 || missing.length > 0) silent.push(`${answered.status} ${route.path}: ${missing.join(' ')}`)
  }
  assert.deepEqual(silent, [])
})

test('A11Y-03 the summary above a form names each question that is still open', async () => {
  const { text } = await clients['Sanne Dijkstra'].post(`/nieuwkomers/${ids['person']}/team/lead`)
  const [summary = ''] = /<div class="error-summary"[^]*?<\/ul>/.exec(text) ?? []
  assert.match(summary, /<a class="nl-link" href="#v-account_id"><b>Wie wordt de lead\?<\/b> Kies een van de mogelijkheden/)
  assert.match(summary, /href="#v-reason"><b>Waarom[^<]*<\/b> Schrijf op waarom een ander de lead wordt/)
})

test('INP-01 no form that was sent empty ends in a fault, and each that needs something is in the table', async () => {
  const wrong: string[] = []
  for (const route of routes.filter(({ method, path, form }) => method === 'POST' && form !== 'none' && !asked.has(path))) {
    const { status } = await send(route)
    if (status >= 500 || (status === 422 && 'again' in route && !withoutFields.has(route.path))) wrong.push(`${status} ${route.path}`)
  }
  assert.deepEqual(wrong, [])
})

// What is wrong there is the link or the address; or the button itself carries all that is asked.
const withoutFields = new Set([
  '/uitnodiging/:token', '/nieuwkomers/:person/talen/weg', '/nieuwkomers/:person/samenvoegen',
  '/nieuwkomers/:person/samenvoegen/anders', '/maatjes/rondes/:round/voorstellen', '/maatjes/rondes/:round/keuzes', '/nieuwkomers/:person/heropening', '/instellingen/aanpak/concept',
])

const walkers = ['Sanne Dijkstra', 'Marije Bouma', 'Ada Veenstra'] as const
type Walker = (typeof walkers)[number]

function walkerOf({ allow }: Route | OpenRoute): Walker {
  if (typeof allow === 'string' || allow.includes('coordinator')) return 'Sanne Dijkstra'
  return allow.includes('case_worker') ? 'Marije Bouma' : 'Ada Veenstra'
}

function tableOf(lines: string): ReadonlyMap<string, readonly string[]> {
  return new Map(lines.trim().split('\n').map((line) => {
    const [path = '', ...fields] = line.trim().split(/\s+/)
    return [path, fields]
  }))
}

/** What the page sends along unseen: the version that was on the screen, the heading under which one writes. */
const unseen: Readonly<Record<string, string>> = {
  version: '1', base: '1', question: 'own.wishes', heading: 'language', seed: 'JBSWY3DPEHPK3PXP',
}

async function send(route: Route | OpenRoute) {
  const asks = route.form === 'none' ? [] : (route.form.safeParse({}).error?.issues ?? []).map(({ path }) => String(path[0]))
  const fields = Object.fromEntries(asks.filter((name) => name in unseen).map((name) => [name, unseen[name] ?? '']))
  const looked = route.path.endsWith('/huishouden') ? { zoek: ids['name'] ?? '' } : {}
  return clients[walkerOf(route)].post(addressOf(route.path), { ...fields, ...looked })
}

/** What the addresses point at: somebody of the first municipality with a plan, and what belongs to them. */
const places: Readonly<Record<string, string>> = {
  person: `select a.person_ids[1] as id from plan_action a join goal g on g.id = a.goal_id
    where a.municipality_id = $1 and a.done_on is null and g.reached_on is null and g.ended_on is null and exists (
      select from contact_moment c where c.person_id = g.person_ids[1] and c.is_appointment and c.outcome is null)
      and exists (select from household_member h where h.person_id = g.person_ids[1])
      and not exists (select from file_closure f where f.person_id = g.person_ids[1] and f.reopened_at is null)`,
  stranger: `select p.id from person p where municipality_id = $1 and id <> $2 and not address_protected
    and not exists (select from file_closure f where f.person_id = p.id and f.reopened_at is null) and not exists (select
    from file_team_member t join account a on a.id = t.account_id where t.person_id = p.id and a.name = 'Marije Bouma')`,
  goal: `select goal_id as id from plan_action where municipality_id = $1 and person_ids[1] = $2 and done_on is null`,
  action: 'select id from plan_action where municipality_id = $1 and person_ids[1] = $2 and done_on is null',
  name: 'select family_name as id from person where municipality_id = $1 and id <> $2',
  id: `select id from conversation c where municipality_id = $1 and held_on is null and cancelled_on is null
    and not exists (select from file_closure f where f.person_id = c.person_id and f.reopened_at is null)`,
  held: `select conversation_id as id from conversation_completion c where municipality_id = $1
    and not exists (select from conversation_agreement a where a.conversation_id = c.conversation_id)
    and not exists (select from file_closure f where f.person_id = c.person_id and f.reopened_at is null)`,
  appointment: `select id from contact_moment where municipality_id = $1 and person_id = $2 and is_appointment and outcome is null`,
  theme: 'select id from theme where municipality_id = $1',
  village: 'select id from village where municipality_id = $1',
  team: 'select id from area_team where municipality_id = $1',
  organisation: 'select id from organisation where municipality_id = $1',
  field: 'select id from own_field where municipality_id = $1',
  word: "select id from own_list_entry where municipality_id = $1 and list = 'absence'",
  account: `select account_id as id from membership where municipality_id = $1 and role = 'case_worker'`,
  role: `select id from membership where municipality_id = $1 and role = 'case_worker' order by account_id`,
}
const fixed: Readonly<Record<string, string>> = { moment: 'm6', area: 'work', list: 'absence' }
/** One of each list of the draft of this municipality's approach. */
const entries: Readonly<Record<string, string>> = {
  momenten: 'm6', vragen: 'wishes', onderwerpen: 'talents', kopjes: 'language', acties: 'language_course', doelen: 'housed',
}
const ids: Record<string, string> = {}

async function findPlaces(): Promise<void> {
  const { rows: [place] } = await owner.query("select id from municipality where slug = 'achtkarspelen'")
  for (const [name, query] of Object.entries(places)) {
    const values = query.includes('$2') ? [place.id, ids['person']] : [place.id]
    const { rows } = await owner.query(`${query} limit 1`, values)
    ids[name] = rows[0]?.id ?? '00000000-0000-4000-8000-000000000000'
  }
}

function addressOf(path: string): string {
  const isHeld = /akkoord|verbetering/.test(path)
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (path.endsWith('/toegang')) return ids['stranger'] ?? ''
    if (name === 'id' && isHeld) return ids['held'] ?? ''
    if (name === 'entry') return path.includes('/eigen/') ? (ids['word'] ?? '') : (entries[path.split('/')[4] ?? ''] ?? '')
    return fixed[name] ?? ids[name] ?? '00000000-0000-4000-8000-000000000000'
  })
}

async function signIn(name: Walker): Promise<Client> {
  const { rows } = await owner.query('select id from account where email = $1', [demoEmail(name)])
  const session = await signInDirectly(database, rows[0].id, now)
  const app = createApp({ database, settings, now: () => now })
  return clientOf(app, { cookie: session.cookie, csrf: csrfToken(settings.secret, session.sessionId) })
}
