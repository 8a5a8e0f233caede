import { hasRole } from '../../kit/actor.ts'
import { isLate } from '../../kit/late.ts'
import type { WrittenRow } from '../../kit/sheets/writing.ts'
import { hasProblems } from '../../web/form-state.ts'
import { page, redirect, type Route, route, type Visit } from '../../web/route.ts'
import { type Sheet, sheetRoutes } from '../../web/sheets.ts'
import type { Thresholds } from '../approaches/forms.ts'
import { getApproach } from '../approaches/queries.ts'
import { shownPiece } from '../files/pages/puzzle.tsx'
import { puzzlesOf } from '../files/queries/puzzles.ts'
import { caseloadOf, silentPeople, teamPeople } from '../newcomers/queries/due.ts'
import { protectedAmong } from '../newcomers/queries/list.ts'
import { householdsOf } from '../newcomers/queries/households.ts'
import { wallTimeOf } from '../newcomers/rules/appointments.ts'
import { keepers as volunteerKeepers } from '../volunteers/access.ts'
import { countUncalled } from '../volunteers/queries/register.ts'
import { waitOf } from '../volunteers/rules/register.ts'
import { circleOf, circlesFor, homeOf, opensFiles } from './access.ts'
import { todayQuery, type TodayQuery } from './forms.ts'
import { type OtherWork, titleText, TodayPage, whenText } from './pages.tsx'
import { kindsFor, pileOf, talkKinds, withNames } from './queries/piles.ts'
import {
  byLateness, cardsOf, cardsOn, type Circle, countedUpTo, greetingKey, isQuiet, letterOf, pagesOf, type Pile,
  type TodayItem,
} from './rules.ts'

const perKind = 3
/** Found of each kind on the first page: enough for a few cards that hold whole households. */
const foundPerKind = 12
const perSection = 6
const longestSilent = 5
const mostListed = 50_000

export const routes: readonly Route[] = [
  route({
    method: 'GET', path: '/', allow: 'every_role', form: 'none', audit: { action: 'today.home', shows: 'nothing' },
    handle: async (visit) => redirect(homeOf(visit.actor)),
  }),
  route({
    method: 'GET', path: '/vandaag', allow: ['coordinator', 'case_worker', 'interviewer'], form: todayQuery,
    audit: { action: 'today.show', shows: 'people' },
    again: (visit) => showToday(visit, { soort: '', wie: '', pagina: 1 }),
    handle: (visit) => showToday(visit, visit.form),
  }),
  ...sheetRoutes({
    path: '/vandaag/lijst', allow: ['coordinator', 'case_worker', 'interviewer'], form: todayQuery,
    audit: { action: 'today.export', shows: 'people' }, sheet: (visit) => sheetOf(visit, visit.form),
  }),
]

async function showToday(visit: Visit<unknown>, query: TodayQuery) {
  const { actor, now, today, text } = visit
  const circle = circleOf(actor, query.wie)
  const hour = Number(wallTimeOf(now).clock.slice(0, 2))
  const work = await findPiles(visit, query, circle, { shown: foundPerKind })
  const isWanted = ({ kind }: Pile) => !query.soort || kind === query.soort
  const [piles, households, others] = await Promise.all([
    withNames(visit.tx, actor, work.piles), findHouseholds(visit, work.piles.filter(isWanted)), findOthers(visit),
  ])
  const found = piles.filter(isWanted).flatMap((pile) => pile.items).toSorted(byLateness)
  const most = query.soort ? { perKind: countedUpTo, most: countedUpTo } : { perKind, most: perSection }
  const late = cardsOf(found.filter(({ lastDay }) => isLate(lastDay, today)), households, most)
  const soon = cardsOf(found.filter(({ lastDay }) => !isLate(lastDay, today)), households, most)
  const pages = query.soort ? pagesOf(late, soon) : 1
  const here = Math.min(query.pagina, pages)
  const [lateHere, soonHere] = [cardsOn(here, late), cardsOn(here, soon)]
  const items = [...lateHere, ...soonHere].flat()
  const [silent, puzzles] = await Promise.all([
    isQuiet(piles) && opensFiles(actor) ? findLongSilent(visit, work) : [], findGlyphs(visit, items, work),
  ])
  visit.saw(...items.map(({ personId }) => personId), ...silent.map(({ personId }) => personId))
  return page({
    title: text.t('today.title'), place: 'today',
    body: <TodayPage firstName={actor.name.split(' ')[0] ?? actor.name} greeting={greetingKey(hour)} today={today}
      letter={letterOf(piles)} piles={piles} late={lateHere} soon={soonHere} kind={query.soort} circle={circle}
      page={here} pages={pages}
      isUnknown={hasProblems(visit.state)}
      circles={circlesFor(actor)} silent={silent} others={others} opensFiles={opensFiles(actor)}
      puzzles={puzzles} />,
  })
}

/** What there is to do besides the newcomers: who offered to help and was not called back (AK-09). */
async function findOthers({ tx, actor, today, text }: Visit<unknown>): Promise<OtherWork[]> {
  if (!hasRole(actor, ...volunteerKeepers)) return []
  const { count, firstAppliedOn } = await countUncalled(tx, actor)
  if (firstAppliedOn === null) return []
  const { days } = waitOf(firstAppliedOn, today)
  return [{
    key: 'volunteers', href: '/vrijwilligers?stand=waiting', sentence: text.t('today.other.uncalled', { count, days }),
  }]
}

/** All that there is to do, uncut; who has a protected address stands in no export. */
async function sheetOf(visit: Visit<unknown>, query: TodayQuery): Promise<Sheet> {
  const { tx, actor, text } = visit
  const work = await findPiles(visit, query, circleOf(actor, query.wie), { shown: mostListed, most: mostListed })
  const piles = await withNames(tx, actor, work.piles)
  const found = piles.filter(({ kind }) => !query.soort || kind === query.soort).flatMap(({ items }) => items)
  const hidden = await protectedAmong(tx, actor, found.map(({ personId }) => personId))
  const items = found.filter(({ personId }) => !hidden.has(personId)).toSorted(byLateness)
  visit.saw(...items.map(({ personId }) => personId))
  const { t } = text
  return {
    title: t('today.title'), name: t('today.file'),
    headings: ['what', 'name', 'born', 'last_day', 'time', 'when', 'who'].map((key) => t(`today.column.${key}`)),
    rows: items.map((item): WrittenRow => [
      titleText(item, text), item.personName, item.birthYear, { day: item.lastDay }, item.time,
      whenText(item, visit.today, text), item.who,
    ]),
  }
}

interface Depth {
  readonly shown: number
  readonly most?: number
}

/** What there is to do, before the names are with it, and what it was asked with. */
interface Work {
  readonly piles: readonly Pile[]
  readonly thresholds: Thresholds
  readonly among: readonly string[] | undefined
}

async function findPiles(
  visit: Visit<unknown>, query: TodayQuery, circle: Circle, { shown: usual, ...depth }: Depth,
): Promise<Work> {
  const { tx, actor } = visit
  const [{ thresholds }, among] = await Promise.all([getApproach(tx, actor), peopleIn(visit, circle)])
  const piles = await Promise.all(kindsFor(actor).map((kind) => {
    const shown = query.soort === kind ? Math.max(countedUpTo, usual) : usual
    const isOwnTalk = circle === 'mine' && hasRole(actor, 'interviewer') && talkKinds.includes(kind)
    return pileOf(tx, actor, kind, { ...depth, shown, thresholds, among: isOwnTalk ? undefined : among })
  }))
  return { piles, thresholds, among }
}

async function findHouseholds({ tx, actor }: Visit<unknown>, piles: readonly Pile[]): Promise<Map<string, string>> {
  if (!opensFiles(actor)) return new Map()
  return householdsOf(tx, actor, piles.flatMap(({ items }) => items.map(({ personId }) => personId)))
}

/**
 * The people whose work is asked for; undefined is everybody the actor may see. Who holds talks as well sees people
 * of whom they have no file, so the list is always named for who opens files.
 */
async function peopleIn({ tx, actor }: Visit<unknown>, circle: Circle): Promise<readonly string[] | undefined> {
  if (circle === 'all' || !opensFiles(actor)) return undefined
  return circle === 'team' ? teamPeople(tx, actor) : caseloadOf(tx, actor)
}

async function findLongSilent(visit: Visit<unknown>, { among }: Work) {
  const { items } = await silentPeople(visit.tx, visit.actor, {
    weeks: 0, limit: longestSilent, ...(among ? { among } : {}),
  })
  return items
}

async function findGlyphs({ tx, actor, text }: Visit<unknown>, items: readonly TodayItem[], work: Work) {
  if (!opensFiles(actor)) return new Map()
  const files = work.among && new Set(work.among)
  const ids = new Set(items.map(({ personId }) => personId).filter((id) => !files || files.has(id)))
  const puzzles = await puzzlesOf(tx, actor, [...ids], work.thresholds)
  return new Map([...puzzles].map(([id, pieces]) => [id, pieces.map((piece) => shownPiece(piece, text))]))
}
