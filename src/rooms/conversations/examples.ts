import type { InterpreterState } from '../../db/schema.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import type { Acting } from '../newcomers/actions/acting.ts'
import { agreeTalk, completeTalk } from './actions/complete.ts'
import { openTalk } from './actions/load.ts'
import { planTalk } from './actions/plan.ts'
import { saveTalk } from './actions/save.ts'
import { readValues } from './queries/values.ts'
import { printOf } from './rules/fields.ts'

/** Of an invented talk: what stands in its fields, by field name, and how far it is. */
export interface TalkExample {
  readonly day: PlainDate
  readonly time?: string
  readonly interviewerId?: string
  readonly language?: string
  readonly interpreter?: InterpreterState
  /** `{ 'own.worries': 'De huur', 'mark.body': '7', 'level.speaking': 'A1', free_themes: 'Fietsles' }` */
  readonly fields?: Readonly<Record<string, string>>
  readonly isCompleted?: boolean
  readonly isAgreed?: boolean
}

/** An invented talk; planned when its day lies ahead, written when it holds fields. Returns its id. */
export async function aTalk(by: Acting, personId: string, example: TalkExample): Promise<string> {
  const { day, time = null, interviewerId = null, language = 'Arabisch', interpreter = 'present' } = example
  const id = await planTalk(by, personId, {
    planned_on: day, planned_time: time, place: '', language, interpreter, interpreter_note: '',
    interviewer_id: interviewerId,
  })
  const held = example.isCompleted ? { held_on: day } : {}
  await write(by, id, { ...held, ...example.fields })
  if (example.isCompleted) await completeTalk(by, id, true)
  if (example.isAgreed) await agreeTalk(by, id, { way: 'with_interpreter', agreed_on: by.actor.today, note: '' })
  return id
}

async function write(by: Acting, id: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const { talk } = await openTalk(by.tx, by.actor, id)
  const now = (await readValues(by.tx, by.actor, talk)).values
  const bases = new Map(Object.keys(fields).map((name) => [name, printOf(now.get(name) ?? '')]))
  await saveTalk(by, id, { values: new Map(Object.entries(fields)), bases })
}
