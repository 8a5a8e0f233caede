import type { Tx } from '../db/database.ts'
import type { CardKind, CardSide, InterpreterSetting } from '../db/schema.ts'
import { chanceOf } from '../kit/chance.ts'
import { addDays } from '../kit/plain-dates.ts'
import { closedAmong } from '../rooms/newcomers/queries/closures.ts'
import { addPersonCard, addResidentCard, endCard, getOwnCard, publish } from '../rooms/talents/actions/cards.ts'
import { finish, match } from '../rooms/talents/actions/matching.ts'
import { personCardForm, residentCardForm } from '../rooms/talents/forms.ts'
import { getCard, listBoard, listCandidates } from '../rooms/talents/queries/cards.ts'
import { fitsFor, stateOf } from '../rooms/talents/rules/board.ts'
import { listVillages, type VillageRow } from '../rooms/territory/queries.ts'
import { type DemoPlace, type LivedHere, onDay } from './place.ts'

interface DemoCard {
  readonly side: CardSide
  readonly kind: CardKind
  readonly title: string
  readonly languages?: readonly string[]
  readonly setting?: InterpreterSetting
}

const asked: readonly DemoCard[] = [
  {
    side: 'asked', kind: 'interpreter',
    title: 'Tolk voor een gesprek op school', languages: ['Arabisch'], setting: 'school',
  },
  { side: 'asked', kind: 'interpreter', title: 'Tolk bij de huisarts', languages: ['Tigrinya'], setting: 'gp' },
  {
    side: 'asked', kind: 'interpreter',
    title: 'Tolk aan de balie', languages: ['Arabisch'], setting: 'municipality',
  },
  { side: 'asked', kind: 'letters', title: 'Wie legt een brief van de Belastingdienst uit?' },
  { side: 'asked', kind: 'go_along', title: 'Wie gaat mee naar de huisarts?' },
  { side: 'asked', kind: 'bicycle', title: 'Een kinderfiets gezocht' },
  { side: 'asked', kind: 'furniture', title: 'Een eettafel met stoelen' },
  { side: 'asked', kind: 'practise', title: 'Een uur per week Nederlands praten' },
]

const talents: readonly DemoCard[] = [
  { side: 'offered', kind: 'skill', title: 'Ik leer je brood bakken' },
  { side: 'offered', kind: 'skill', title: 'Ik kan kleding herstellen' },
  { side: 'offered', kind: 'interpreter', title: 'Ik tolk op school', languages: ['Arabisch', 'Nederlands'] },
  { side: 'offered', kind: 'company', title: 'Samen koken op vrijdag' },
]

const neighbours: readonly (DemoCard & { readonly name: string })[] = [
  { side: 'offered', kind: 'bicycle', title: 'Kinderfiets, 20 inch', name: 'Jan Postma' },
  { side: 'offered', kind: 'furniture', title: 'Tafel met vier stoelen', name: 'Mevrouw de Boer' },
  {
    side: 'offered', kind: 'letters',
    title: 'Ik lees graag brieven mee', name: 'Harmen Visser', languages: ['Nederlands'],
  },
  { side: 'offered', kind: 'go_along', title: 'Ik ga mee naar de dokter', name: 'Froukje Hiemstra' },
  {
    side: 'offered', kind: 'practise',
    title: 'Koffie en Nederlands', name: 'Tineke Brouwer', languages: ['Nederlands'],
  },
  {
    side: 'offered', kind: 'interpreter',
    title: 'Tolk in het Tigrinya', name: 'Yosief Haile', languages: ['Tigrinya', 'Nederlands'],
  },
  { side: 'asked', kind: 'skill', title: 'Wie leert mij brood bakken?', name: 'Riemke Kuipers' },
  { side: 'asked', kind: 'company', title: 'Wie wandelt er mee op zondag?', name: 'Sjoukje Bakker' },
  { side: 'offered', kind: 'clothes', title: 'Winterjassen, maat M en L', name: 'Gea Mulder' },
]

interface Writing {
  readonly place: DemoPlace
  readonly villages: readonly VillageRow[]
  readonly people: readonly string[]
}

/** What newcomers and residents asked and offered: much of it done, some brought together, some still open. */
export async function fillBoard(tx: Tx, region: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  // Chance of their own, so that the lives of the newcomers stay as they were.
  const place = { ...region, chance: chanceOf(141) }
  const { coordinator } = place
  const grown = lived.flatMap(({ home, ids }) => ids.filter((_, at) => home.members[at]?.isAdult))
  const closed = await closedAmong(tx, coordinator, grown)
  const villages = (await listVillages(tx, coordinator)).slice(0, 4)
  const writing = { place, villages, people: grown.filter((id) => !closed.has(id)) }
  for (const [round, daysAgo] of [200, 120, 40, 6].entries()) await writeRound(tx, writing, { round, daysAgo })
  await disappoint(tx, place)
  await answerOne(tx, place)
}

async function writeRound(
  tx: Tx, writing: Writing, { round, daysAgo }: { round: number; daysAgo: number },
): Promise<void> {
  const { place } = writing
  const first = place.chance.between(0, writing.people.length - 1)
  const cards = [...asked.filter(() => place.chance.is(0.6)), ...inRound(talents, round)]
  for (const [at, card] of cards.entries()) {
    const personId = writing.people[(first + at % 5) % writing.people.length]
    if (personId) await writePersonCard(tx, writing, { card, personId, daysAgo })
  }
  for (const card of inRound(neighbours, round)) await writeResidentCard(tx, writing, { card, daysAgo })
  await bringTogether(tx, place, daysAgo)
}

// Help is offered again every other round, a thing once.
function inRound<C extends DemoCard>(cards: readonly C[], round: number): C[] {
  return cards.filter(({ kind }, at) => (isHelp(kind) ? (at + round) % 2 === 0 : at % 4 === round))
}

function isHelp(kind: CardKind): boolean {
  return ['interpreter', 'letters', 'go_along', 'practise'].includes(kind)
}

async function writePersonCard(
  tx: Tx, { place, villages }: Writing,
  { card, personId, daysAgo }: { card: DemoCard; personId: string; daysAgo: number },
): Promise<void> {
  const { coordinator, chance } = place
  const by = { tx, ...onDay(place, addDays(coordinator.today, -daysAgo)) }
  const isSoon = card.kind === 'interpreter' && card.side === 'asked'
  await addPersonCard(by, { secret: '' }, personId, personCardForm.parse({
    ...card, village_id: chance.pick(villages).id, is_public: 'on',
    needed_on: isSoon ? addDays(by.actor.today, chance.between(8, 12)) : '',
  }))
}

async function writeResidentCard(
  tx: Tx, { place, villages }: Writing, { card, daysAgo }: { card: DemoCard & { name: string }; daysAgo: number },
): Promise<void> {
  const { coordinator, chance } = place
  const by = { tx, ...onDay(place, addDays(coordinator.today, -daysAgo)) }
  const phone = `06 000001${String(10 + neighbours.indexOf(card))}`
  const form = residentCardForm.parse({ ...card, phone, village_id: chance.pick(villages).id, agreed: 'on' })
  await addResidentCard(by, form, { secret: '', address: `192.0.2.${chance.between(1, 250)}` })
  const like = { dorp: null, kant: card.side, soort: card.kind, stand: null, pagina: 1 }
  const [newest] = await listBoard(tx, coordinator, like)
  if (newest && chance.is(0.8)) await publish(by, newest, true)
}

/** Of each round most requests find somebody within a week, and most of those are done a week later. */
async function bringTogether(tx: Tx, place: DemoPlace, daysAgo: number): Promise<void> {
  const { coordinator, chance } = place
  const found = { tx, ...onDay(place, addDays(coordinator.today, -Math.max(1, daysAgo - 5))) }
  const open = await listBoard(tx, found.actor, { dorp: null, kant: 'asked', soort: null, stand: 'open', pagina: 1 })
  for (const request of open.toReversed()) {
    const [fit] = fitsFor(request, await listCandidates(tx, found.actor, request), found.actor.today)
    if (!fit || !chance.is(daysAgo < 20 ? 0.3 : 0.8)) continue
    await match(found, request.id, fit.card.id)
    const done = { tx, ...onDay(place, addDays(found.actor.today, 4)) }
    if (daysAgo > 20 && chance.is(0.85)) await finish(done, await getCard(tx, coordinator, request.id))
  }
}

/** Two neighbours who read the newest request at the open board, one in the same village. */
async function answerOne(tx: Tx, place: DemoPlace): Promise<void> {
  const { coordinator } = place
  const asking = { dorp: null, kant: 'asked', soort: null, stand: 'open', pagina: 1 } as const
  const open = await listBoard(tx, coordinator, { ...asking, isPublicOnly: true })
  const request = open.find(({ neededOn }) => neededOn === null)
  if (!request) return
  const villages = await listVillages(tx, coordinator)
  const elsewhere = villages.find(({ id }) => id !== request.villageId)?.id ?? request.villageId
  const by = { tx, ...onDay(place, addDays(coordinator.today, -1)) }
  const answers = [['Hilda Postma', request.villageId, request.id], ['Wiebe Kramer', elsewhere, '']] as const
  for (const [name, village_id, id] of answers) {
    const form = residentCardForm.parse({
      side: 'offered', kind: request.kind, title: 'Dat wil ik graag doen', village_id, languages: ['Nederlands'], name,
      phone: '06 00000130', agreed: 'on', answers: id,
    })
    await addResidentCard(by, form, { secret: '', address: '192.0.2.251' })
  }
}

/** Of what was asked longest ago somebody wrote that nobody was found. */
async function disappoint(tx: Tx, place: DemoPlace): Promise<void> {
  const { coordinator, now } = place
  const by = { tx, actor: coordinator, now }
  const open = await listBoard(tx, coordinator, { dorp: null, kant: 'asked', soort: null, stand: 'open', pagina: 1 })
  const oldest = open.at(-1)
  if (oldest && stateOf(oldest, coordinator.today) === 'open') {
    await endCard(by, await getOwnCard(by, oldest.id), 'not_found')
  }
}
