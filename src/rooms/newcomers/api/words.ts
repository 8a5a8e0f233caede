import { z } from 'zod'
import { ownWordKindValues, puzzleAreaValues } from '../../../db/schema.ts'
import { Invalid } from '../../../kit/errors.ts'
import { snakeKeys } from '../../../kit/names.ts'
import * as asked from '../../../web/api/fields.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { day, id, made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { addOwnWord, addWorkStart, closeOwnWord, closeWorkStart } from '../actions/own-words.ts'
import { helpers, workKinds } from '../forms/contact.ts'
import { listOwnWords, listWorkStarts } from '../queries/own-words.ts'
import { lockPerson } from '../queries/persons.ts'
import { openPerson } from './place.ts'

const allow = fileWorkers
const words = '/newcomers/:newcomerId/own-words'
const work = '/newcomers/:newcomerId/work-starts'

const wordList = z.strictObject({
  items: z.array(z.strictObject({
    id, kind: z.enum(ownWordKindValues), body: z.string(), area: z.enum(puzzleAreaValues).nullable(), saidOn: day,
    endedOn: day.nullable().describe('Sinds wanneer het niet meer geldt.'), author: z.string().nullable(),
  })),
}).meta({ title: 'OwnWordList' })

const wordIn = z.strictObject({
  kind: asked.choice(ownWordKindValues), body: asked.words(4000), area: asked.optionalChoice(puzzleAreaValues),
  saidOn: asked.optionalDay().describe('Zonder dag: vandaag.'),
})

const wordEndIn = z.strictObject({ wordId: asked.id() })

const workList = z.strictObject({
  items: z.array(z.strictObject({
    id, kind: z.enum(workKinds), employer: z.string(), startedOn: day, endedOn: day.nullable(),
    hoursPerWeek: z.int().nullable(), helpedBy: z.enum(helpers), author: z.string().nullable(),
  })),
}).meta({ title: 'WorkStartList' })

const workIn = z.strictObject({
  kind: asked.choice(workKinds), employer: asked.optionalText(200), startedOn: asked.day(),
  hoursPerWeek: z.int({ error: 'web.problem.number' }).min(0, { error: 'web.problem.number' })
    .max(80, { error: 'web.problem.number' }).nullable().default(null),
  helpedBy: asked.choice(helpers).default('unknown'),
})

const workEndIn = z.strictObject({
  workStartId: asked.id(), endedOn: asked.optionalDay().describe('Zonder dag: vandaag.'),
})

export const wordOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: words, summary: 'Zorgen, wensen, dromen en talenten in eigen woorden', allow,
    audit: { action: 'newcomers.words', shows: 'file' }, form: 'none', answer: wordList, handle: showWords,
  }),
  operation({
    method: 'POST', path: words, summary: 'Schrijft op wat iemand zei, in eigen woorden', allow,
    audit: { action: 'newcomers.words.add', shows: 'file' }, form: wordIn, answer: made,
    async handle(visit) {
      const person = await openPerson(visit)
      const wordId = await addOwnWord(visit, person.id, snakeKeys(visit.form))
      return madeAt(wordId, `/newcomers/${person.id}/own-words`)
    },
  }),
  operation({
    method: 'POST', path: `${words}/endings`, summary: 'Zegt dat eigen woorden niet meer gelden; ze blijven leesbaar',
    allow, audit: { action: 'newcomers.words.end', shows: 'file' }, form: wordEndIn, answer: made,
    guard: (visit) => held(visit, showWords), handle: endWord,
  }),
  operation({
    method: 'GET', path: work, summary: 'Werk en stages die iemand begon, het nieuwste eerst', allow,
    audit: { action: 'newcomers.work', shows: 'file' }, form: 'none', answer: workList, handle: showWork,
  }),
  operation({
    method: 'POST', path: work, summary: 'Legt vast dat iemand met werk of een stage begon', allow,
    audit: { action: 'newcomers.work.add', shows: 'file' }, form: workIn, answer: made,
    async handle(visit) {
      const person = await openPerson(visit)
      const startId = await addWorkStart(visit, person.id, snakeKeys(visit.form))
      return madeAt(startId, `/newcomers/${person.id}/work-starts`)
    },
  }),
  operation({
    method: 'POST', path: `${work}/endings`, summary: 'Legt vast dat werk of een stage ophield', allow,
    audit: { action: 'newcomers.work.end', shows: 'file' }, form: workEndIn, answer: made,
    guard: (visit) => held(visit, showWork), handle: endWork,
  }),
]

async function held<T>(visit: Visit<unknown>, show: (visit: Visit<unknown>) => Promise<T>): Promise<T> {
  await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
  return show(visit)
}

async function showWords(visit: Visit<unknown>): Promise<z.output<typeof wordList>> {
  const rows = await listOwnWords(visit.tx, visit.actor, (await openPerson(visit)).ids)
  return {
    items: rows.map(({ id: wordId, kind, body, area, said_on: saidOn, ended_on: endedOn, author }) =>
      ({ id: wordId, kind, body, area, saidOn, endedOn, author })),
  }
}

async function endWord(visit: Visit<z.output<typeof wordEndIn>>) {
  const { wordId } = visit.form
  const person = await openPerson(visit)
  const isKnown = (await listOwnWords(visit.tx, visit.actor, person.ids)).some((word) => word.id === wordId)
  if (!isKnown) throw new Invalid({ word_id: ['web.problem.choose'] })
  await closeOwnWord(visit, person.id, wordId)
  return madeAt(wordId, `/newcomers/${person.id}/own-words`)
}

async function showWork(visit: Visit<unknown>): Promise<z.output<typeof workList>> {
  const rows = await listWorkStarts(visit.tx, visit.actor, (await openPerson(visit)).ids)
  return {
    items: rows.map((row) => ({
      id: row.id, kind: row.kind as (typeof workKinds)[number], employer: row.employer, startedOn: row.started_on,
      endedOn: row.ended_on, hoursPerWeek: row.hours_per_week, helpedBy: row.helped_by as (typeof helpers)[number],
      author: row.author,
    })),
  }
}

async function endWork(visit: Visit<z.output<typeof workEndIn>>) {
  const { workStartId, endedOn } = visit.form
  const person = await openPerson(visit)
  const isKnown = (await listWorkStarts(visit.tx, visit.actor, person.ids)).some((start) => start.id === workStartId)
  if (!isKnown) throw new Invalid({ work_start_id: ['web.problem.choose'] })
  await closeWorkStart(visit, person.id, { id: workStartId, endedOn, source: 'api' })
  return madeAt(workStartId, `/newcomers/${person.id}/work-starts`)
}
