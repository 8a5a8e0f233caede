import { compareDates, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Visit } from '../../../web/route.ts'
import { getApproach } from '../../approaches/queries.ts'
import { fullName } from '../../newcomers/rules/names.ts'
import { mayWorkOnFile } from '../access.ts'
import { openTalk } from '../actions/load.ts'
import type { ShownWeb, TalkView } from '../pages/view.ts'
import { listEarlierAnswers } from '../queries/answers.ts'
import { findClockFacts } from '../queries/clock-facts.ts'
import { listAgreements, listCorrections } from '../queries/completions.ts'
import { listLevels, newestLevels } from '../queries/levels.ts'
import { listMarks, type Mark } from '../queries/marks.ts'
import { getTalkPerson } from '../queries/persons.ts'
import type { Talk } from '../queries/talks.ts'
import { listThemes, type Theme } from '../queries/themes.ts'
import { readValues } from '../queries/values.ts'
import { momentOfTalk, type TalkClock, talkClock } from '../rules/clock.ts'
import { dimensions } from '../rules/dimensions.ts'
import { standingOf } from '../rules/standing.ts'

export type AnyVisit = Visit<unknown>

/** Everything of one talk, for its pages. Throws NotFound for a talk that this actor may not hold. */
export async function viewTalk(visit: AnyVisit, id = visit.params['id'] ?? ''): Promise<TalkView> {
  const { tx, actor, text, today } = visit
  const { talk, approach, questions, isFileOpen } = await openTalk(tx, actor, id)
  const person = await getTalkPerson(tx, actor, talk.personId)
  visit.saw(person.id)
  visit.about('conversation', talk.id)
  const stored = await readValues(tx, actor, talk)
  const clock = await clockOfTalk(visit, talk)
  const on = clock?.moments.find(({ talkId }) => talkId === talk.id)
  return {
    talk, person, name: fullName(person.names),
    moment: clock ? momentOfTalk(clock, talk) : 'unplanned', isEarly: on?.isEarly ?? false,
    standing: standingOf(talk, today), language: text.language, today, questions,
    parts: approach.parts, values: stored.values, savedAt: stored.savedAt,
    ...(await beside(visit, talk, person.ids)), state: visit.state,
    themes: themesFor(await listThemes(tx, actor), stored.values),
    corrections: await listCorrections(tx, actor, talk.id), agreements: await listAgreements(tx, actor, talk.id),
    maySeeFile: mayWorkOnFile(actor, { isFileOpen }),
  }
}

// What was said, marked and measured before this talk, for beside the fields.
async function beside({ tx, actor, today }: AnyVisit, talk: Talk, ids: readonly string[]) {
  const day = talk.heldOn ?? talk.plannedOn ?? today
  const levels = (await listLevels(tx, actor, ids))
    .filter(({ talkId, measuredOn }) => talkId !== talk.id && measuredOn <= day)
  return {
    earlier: await listEarlierAnswers(tx, actor, ids, { talkId: talk.id, day }),
    earlierLevels: newestLevels(levels), webs: websOf(await listMarks(tx, actor, ids), talk, day),
  }
}

async function clockOfTalk({ tx, actor, today }: AnyVisit, talk: Talk): Promise<TalkClock | undefined> {
  const [facts] = (await findClockFacts(tx, actor, [talk.personId])).values()
  if (!facts) return undefined
  const { rhythm } = await getApproach(tx, actor)
  return talkClock(rhythm, facts, today)
}

/** A web per talk before this one, oldest first, and this talk last. */
function websOf(marks: readonly Mark[], talk: Talk, day: PlainDate): ShownWeb[] {
  const known = marks.filter(({ talkId, heldOn }) => talkId === talk.id || (heldOn !== null && heldOn <= day))
  const webs = [...Map.groupBy(known, ({ talkId }) => talkId)].map(([id, list]) => ({
    moment: id === talk.id ? 'now' : 'before', day: list[0]?.heldOn ?? talk.plannedOn,
    marks: dimensions.map(({ key }) => list.find(({ dimension }) => dimension === key)?.mark ?? null),
  }))
  return webs.toSorted((a, b) => Number(a.moment === 'now') - Number(b.moment === 'now')
    || compareDates(a.day ?? '', b.day ?? ''))
}

// What is on the list now, and what this talk was tagged with while it was on it.
function themesFor(themes: readonly Theme[], values: ReadonlyMap<string, string>) {
  return themes.filter((theme) => values.get(`theme.${theme.id}`) === 'on' || (theme.endedOn === null && !theme.isFree))
    .map(({ id, name }) => ({ id, name }))
}
