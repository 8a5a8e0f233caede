import { randomUUID } from 'node:crypto'
import { demoEmail } from '../../src/demo/staff.ts'
import { hashOfToken, newToken } from '../../src/rooms/accounts/tokens.ts'
import { seal } from '../../src/web/sealing.ts'
import type { ShownPage } from './pages.ts'
import { type Region, regionSecret } from './region.ts'

/** The path with somebody or something of the demo region for every word behind a colon. */
export async function filledPath(region: Region, { path, as }: ShownPage): Promise<string> {
  const filled: string[] = []
  for (const word of path.split('/')) {
    // In the question of an address a colon is a sign of its own: there it is the second of two.
    const name = /^:(\w+)|(?<=[:=]):(\w+)/.exec(word)
    const find = finders[name?.[1] ?? name?.[2] ?? '']
    filled.push(find && name ? word.replace(name[0], await find(region, as ?? '')) : word)
  }
  return filled.join('/')
}

type Finder = (region: Region, as: string) => Promise<string>

const here = "municipality_id = (select id from municipality where slug = 'achtkarspelen')"

const finders: Readonly<Record<string, Finder>> = {
  person: findPerson,
  closed: (region) => region.ask(`
    select person_id from file_closure where ${here} and reopened_at is null order by closed_on limit 1`),
  // Somebody of the municipality whose open file is not this colleague's.
  stranger: (region, as) => region.ask(`
    select f.person_id from person_finding f where ${here} and not is_hidden and not exists (
      select from file_team_member t join account a on a.id = t.account_id
      where t.person_id = f.person_id and a.email = $1)
    and not exists (select from file_closure c where c.person_id = f.person_id and c.reopened_at is null) order by f.person_id limit 1`, [demoEmail(as)]),
  contact: async (region) => region.ask(`
    select id from contact_moment where person_id = $1 and not is_appointment order by at desc limit 1`,
  [await findPerson(region)]),
  appointment: async (region) => region.ask(`
    with made as (
      insert into contact_moment (municipality_id, id, shared_id, person_id, kind, at, place, is_appointment, written_at)
      select municipality_id, $2, $2, id, 'office', now(), 'Dorpshuis', true, now() from person where id = $1
        and not exists (select from contact_moment where person_id = $1 and is_appointment and outcome is null)
      returning id)
    select id from made union all
    (select id from contact_moment where person_id = $1 and is_appointment and outcome is null order by at limit 1)`,
  [await findPerson(region), randomUUID()]),
  talk: async (region) => region.ask(`
    select id from conversation where person_id = $1 and held_on is not null order by held_on desc limit 1`,
  [await findPerson(region)]),
  planned: (region) => region.ask(`
    select id from conversation where ${here} and held_on is null and cancelled_on is null order by planned_on limit 1`),
  colleague: (region) => region.ask('select id from account where email = $1', [demoEmail('Marije Bouma')]),
  village: (region) => region.ask(`select id from village where ${here} order by name limit 1`),
  team: (region) => region.ask(`select t.id from area_team t join municipality m on m.id = t.municipality_id
    where m.slug = 'westerkwartier' order by t.name limit 1`),
  organisation: (region) => region.ask(`select id from organisation where ${here} order by name limit 1`),
  word: (region) => region.ask(`select id from own_list_entry where ${here} and last_day is null limit 1`),
  field: (region) => region.ask(`select id from own_field where ${here} and last_day is null limit 1`),
  activity: (region) => region.ask(`select activity_id ${aDate} limit 1`),
  date: (region) => region.ask(`select id ${aDate} limit 1`),
  imported: (region) => region.ask(`select activity_id from town_event where ${here} and uid = 'wandelen'`),
  guest: (region) => region.ask(`select person_id ${anInvitation}`),
  invited: (region) => region.ask(`select id ${anInvitation}`),
  // The last date of the same activity of which is known who came.
  was: (region) => region.ask(`select id from activity_date d where activity_id = (select activity_id ${aDate} limit 1)
    and day < now()::date order by exists (select from attendance t where t.date_id = d.id) desc, day desc limit 1`),
  needer: (region) => region.ask(`select person_id ${aBarrier}`),
  needed: (region) => region.ask(`select invitation_id ${aBarrier}`),
  barrier: (region) => region.ask(`select id ${aBarrier}`),
  door: doorToken,
  volunteer: (region) => region.ask(`select id from volunteer where ${here} and name = 'Yosief Haile'`),
  waiting: (region) => region.ask(`select id from volunteer where ${here} and name = 'Hennie Veldman'`),
  arrived: (region) => region.ask(`select id from person where ${here} and housed_on <= now()
    and birth_year < 2000 order by housed_on desc, id limit 1`),
  goal: async (region) => region.ask(`select id from goal where owner_person_id = $1 and reached_on is null
    and ended_on is null order by area = 'contacts' desc, area = 'language' desc, id limit 1`,
  [await findPerson(region)]),
  seeker: (region) => region.ask(`select person_id ${aSeeker}`),
  local: (region) => region.ask(`select id from buddy_local where ${here} and ended_on is null order by id limit 1`),
  round: (region) => region.ask(`select id ${aRound}`),
  ready: (region) => region.ask(`select id ${aSeeker}`),
  pair: (region) => region.ask(`select id ${aPair}`),
  proposal: (region) => region.ask(`select id ${aProposal}`),
  dinner: (region) => region.ask(`select id ${aDinner}`),
  pairlink: async (region) => buddyToken(region, 'pair', await region.ask(`select id ${aPair}`)),
  asklink: async (region) => buddyToken(region, 'pair', await region.ask(`select id ${aProposal}`)),
  guestlink: async (region) => buddyToken(region, 'dinner', await region.ask(`
    select id from buddy_dinner_newcomer where dinner_id = (select id ${aDinner}) order by id limit 1`)),
  // A public request for which somebody fits, the card of a match that goes on, and a newcomer with cards.
  request: (region) => region.ask(`select id from board_card c where ${here} and side = 'asked' and is_public and needed_on is null
    and ${unmatched('c')} and not exists (select from card_end e where e.card_id = c.id) order by (
      select count(*) from board_card o where o.municipality_id = c.municipality_id and o.kind = c.kind
        and o.side = 'offered' and ${unmatched('o')}) desc, made_at desc, id limit 1`),
  matched: (region) => region.ask(`select request_id ${aMatch}`),
  asker: (region) => region.ask(`select person_id from card_person where ${here} group by person_id
    order by count(*) desc, person_id limit 1`),
  cardtoken: cardToken,
  link: invitationToken,
  riding: (region) => region.ask(`select d.activity_id ${aRide}`),
  rideDate: (region) => region.ask(`select r.date_id ${aRide}`),
  rideOffer: (region) => region.ask(`select r.offer_id ${aRide}`),
  ride: (region) => region.ask(`select r.id ${aRide}`),
  rideGuest: (region) => region.ask(`select i.person_id from invitation i where i.ended_at is null and i.date_id =
    (select r.date_id ${aRide}) and i.person_id <> (select r.person_id ${aRide}) order by i.id limit 1`),
  driver: (region) => rideToken(region, false),
  passenger: (region) => rideToken(region, true),
  organiser: organiserToken,
  calendar: calendarToken,
  // A date of the same activity that an organiser may still count.
  counted: (region) => region.ask(`select id from activity_date d where activity_id = (select activity_id ${aDate} limit 1)
    and day <= now()::date and cancelled_at is null order by exists (
      select from date_count c where c.date_id = d.id and written_by is not null), day desc limit 1`),
  token: joiningToken,
  held: heldForm,
}

// A date to come of an activity with much said of it.
const aDate = `from activity_date d where ${here} and day > now() and cancelled_at is null
  and (select title from activity a where a.id = d.activity_id) like 'Praattafel%' order by day, id`

const anInvitation = `from invitation where ${here} and ended_at is null and date_id = (select id ${aDate} limit 1)
  order by asked_at, id limit 1`

// A ride that is agreed, on the date where most is asked.
const aRide = `from ride r join activity_date d on d.municipality_id = r.municipality_id and d.id = r.date_id
  where r.${here} and r.ended_at is null order by (select count(*) from invitation i join reply_need n on n.invitation_id = i.id
    and n.need = 'ride' where i.date_id = r.date_id) desc, r.id limit 1`

const aBarrier = `from barrier where ${here} and settled_at is null and ended_at is null and taker_id is not null
  order by due_on, id limit 1`

/** The door of the talk table, which is on today as well. */
async function doorToken(region: Region): Promise<string> {
  const token = newToken()
  await region.ask(`
    with today as (
      insert into activity_date (municipality_id, id, activity_id, is_public, planned_day, day, starts, ends)
      select municipality_id, $1, activity_id, is_public, now()::date, now()::date, starts, ends ${aDate} limit 1
      on conflict (municipality_id, activity_id, planned_day) do update set day = now()::date, cancelled_at = null
      returning *)
    insert into door (municipality_id, id, date_id, activity_id, token_hash, last_day, made_by, made_at)
    select municipality_id, $2, id, activity_id, $3, day, (select id from account where email = $4), now() from today
    on conflict (municipality_id, date_id) do update set token_hash = $3 returning id`,
  [randomUUID(), randomUUID(), hashOfToken(token), demoEmail('Sanne Dijkstra')])
  return token
}

// Somebody who was spoken with and has no pair, in the round that is open.
const aSeeker = `from buddy_newcomer n where ${here} and ended_on is null and exists (
    select from buddy_newcomer_talk t where t.newcomer_id = n.id)
  and not exists (select from buddy_proposal q where q.newcomer_id = n.id) order by waiting_since, id limit 1`
const aRound = `from buddy_round where ${here} and closed_on is null order by opened_on desc limit 1`
const aPair = `from buddy_pair k where ${here} and ended_on is null
  order by (select count(*) from buddy_meeting m where m.pair_id = k.id) desc, id limit 1`
const aProposal = `from buddy_proposal q where ${here} and round_id = (select id ${aRound}) order by (
    select count(*) from buddy_answer a where a.proposal_id = q.id) desc, id limit 1`
const aDinner = `from buddy_dinner where ${here} order by day desc limit 1`

/** The link of the resident of a pair, or of a guest of a dinner. */
async function buddyToken(region: Region, about: 'pair' | 'dinner', subjectId: string): Promise<string> {
  const token = newToken()
  await region.ask(`
    insert into buddy_link (municipality_id, id, about, subject_id, side, dinner_id, token_hash, last_day)
    select id, $1, $2::buddy_link_about, $3, $4, case when $2 = 'dinner' then (select id ${aDinner}) end, $5, now() + interval '9 days'
    from municipality where slug = 'achtkarspelen'
    on conflict (municipality_id, subject_id, side) do update set token_hash = $5, ended_at = null,
      last_day = excluded.last_day returning id`,
  [randomUUID(), about, subjectId, about === 'dinner' ? 'newcomer' : 'local', hashOfToken(token)])
  return token
}

const unmatched = (card: string) => `not exists (select from card_match k
  where (k.request_id = ${card}.id or k.offer_id = ${card}.id) and not exists (select from match_end f where f.match_id = k.id))`

const aMatch = `from card_match k where ${here} and not exists (select from match_done d where d.match_id = k.id)
  and not exists (select from match_end f where f.match_id = k.id) order by matched_at, id limit 1`

/** The link of somebody for whom a colleague found somebody. */
async function cardToken(region: Region): Promise<string> {
  const token = newToken()
  await region.ask(`update card_link set token_hash = $1 where card_id = (select request_id ${aMatch}) returning id`,
    [hashOfToken(token)])
  return token
}

/** A person with a long history and much going on. */
function findPerson(region: Region): Promise<string> {
  return region.ask(`
    select c.person_id from conversation c
    join person p on p.id = c.person_id and p.municipality_id = c.municipality_id
    where c.${here} and c.held_on is not null and not exists (
      select from file_closure f where f.person_id = c.person_id and f.reopened_at is null)
    group by c.person_id
    order by least(count(*), 3) desc, (select count(distinct area) from (
      select area from plan_action a where c.person_id = any(a.person_ids) and done_on is null
      union all select area from piece_mark k where k.person_id = c.person_id
      union all select area from piece_holder h where h.person_id = c.person_id) piece) desc, c.person_id limit 1`)
}

/** The link of an invitation to a date to come. */
async function invitationToken(region: Region): Promise<string> {
  const token = newToken()
  await region.ask(`
    insert into invitation_link (municipality_id, id, invitation_id, activity_id, token_hash, last_day)
    select i.municipality_id, $1, i.id, d.activity_id, $2, d.day from invitation i join activity_date d on d.id = i.date_id
    where i.id = (select id ${anInvitation})
    on conflict (municipality_id, invitation_id) do update set token_hash = $2, ended_at = null returning id`,
  [randomUUID(), hashOfToken(token)])
  return token
}

/** The link of the driver of that ride, or of who rides along. */
async function rideToken(region: Region, ofPassenger: boolean): Promise<string> {
  const token = newToken()
  await region.ask(`
    insert into ride_link (municipality_id, id, activity_id, offer_id, ride_id, token_hash, last_day)
    select r.municipality_id, $1, d.activity_id, r.offer_id, case when $3 then r.id end, $2, d.day ${aRide}
    on conflict (municipality_id, offer_id, ride_id) do update set token_hash = $2, ended_at = null returning id`,
  [randomUUID(), hashOfToken(token), ofPassenger])
  return token
}

/** The link of who organises that activity. */
async function organiserToken(region: Region): Promise<string> {
  const token = newToken()
  await region.ask(`
    insert into organiser_link (municipality_id, id, activity_id, token_hash, last_day, made_at, made_by)
    select municipality_id, $1, id, $2, now()::date + 60, now(), made_by from activity
    where id = (select activity_id ${aDate} limit 1)
    on conflict (municipality_id, activity_id) do update set token_hash = $2, ended_at = null returning id`,
  [randomUUID(), hashOfToken(token)])
  return token
}

/** The link to the own calendar of who is invited to that activity. */
async function calendarToken(region: Region): Promise<string> {
  const token = newToken()
  await region.ask(`
    insert into calendar_link (municipality_id, id, person_id, token_hash, last_day, made_at, made_by)
    select municipality_id, $1, person_id, $2, now()::date + 60, now(), asked_by from invitation
    where id = (select id ${anInvitation})
    on conflict (municipality_id, person_id) do update set token_hash = $2, ended_at = null returning id`,
  [randomUUID(), hashOfToken(token)])
  return token
}

/** A link for joining that nobody has used yet. */
async function joiningToken(region: Region): Promise<string> {
  const token = newToken()
  await region.ask(`insert into joining_link (id, account_id, purpose, token_hash, expires_at)
    select $1, id, 'join', $2, now() + interval '1 hour' from account where email = $3 returning id`,
  [randomUUID(), hashOfToken(token), demoEmail('Jildou de Vries')])
  return token
}

/** What was typed when a session ended. */
async function heldForm(region: Region, as: string): Promise<string> {
  const accountId = await region.ask('select id from account where email = $1', [demoEmail(as)])
  const typed = { kind: 'phone', body: 'Ze belde over de school. Haar zoon gaat mee op schoolreis.', day: '2026-11-02' }
  const path = `/nieuwkomers/${await findPerson(region)}/contact`
  return region.ask(`insert into held_form (id, account_id, municipality_id, path, sealed_fields, held_at)
    select $1, $2, id, $3, $4, now() from municipality where slug = 'achtkarspelen' returning id`,
  [randomUUID(), accountId, path, seal(regionSecret, 'held form', accountId, JSON.stringify(typed))])
}
