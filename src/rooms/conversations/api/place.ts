import { NotFound } from '../../../kit/errors.ts'
import { madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { mayWorkOnFile } from '../access.ts'
import { openTalk } from '../actions/load.ts'
import { talkClocks } from '../queries/clocks.ts'
import { getTalkPerson, isFileOpen } from '../queries/persons.ts'
import { listTalksOf, lockTalk } from '../queries/talks.ts'
import { viewTalk } from '../routes/view.tsx'
import { listedOf, momentOf, talkOf } from './present.ts'

export const planners = ['coordinator', 'case_worker'] as const
export const holders = ['coordinator', 'case_worker', 'interviewer'] as const
export const ofNewcomer = '/newcomers/:newcomerId/conversations'
export const one = '/conversations/:conversationId'

export function idOf({ params }: Visit<unknown>): string {
  return params['conversationId'] ?? ''
}

export async function show(visit: Visit<unknown>) {
  return talkOf(await viewTalk(visit, idOf(visit)))
}

/** Holds the talk and gives what GET shows of it. */
export async function held(visit: Visit<unknown>) {
  await lockTalk(visit.tx, visit.actor, idOf(visit))
  return show(visit)
}

/** The answer of an act on a talk. */
export async function madeIn(visit: Visit<unknown>) {
  const { talk: { id: talkId, personId } } = await openTalk(visit.tx, visit.actor, idOf(visit))
  visit.saw(personId)
  visit.about('conversation', talkId)
  return madeAt(talkId, `/conversations/${talkId}`)
}

/** The talks of one person and how each moment stands today. */
export async function listOfPerson(visit: Visit<unknown>) {
  const { tx, actor, today } = visit
  const person = await openPerson(visit)
  const talks = await listTalksOf(tx, actor, person.ids)
  const clock = (await talkClocks(tx, actor, [person.id], today)).get(person.id)
  return {
    items: talks.map((row) => listedOf(row, today)), moments: (clock?.moments ?? []).map(momentOf),
  }
}

/** The person of the address, whose whole file is open. */
export async function openPerson(visit: Visit<unknown>) {
  const { tx, actor, params } = visit
  const person = await getTalkPerson(tx, actor, params['newcomerId'] ?? '')
  if (!mayWorkOnFile(actor, { isFileOpen: await isFileOpen(tx, actor, person.id) })) throw new NotFound()
  visit.saw(person.id)
  visit.about('person', person.id)
  return person
}
