import type { Tx } from '../../db/database.ts'
import type { Acting } from '../../rooms/newcomers/actions/acting.ts'
import {
  addTraining, agreeCosts, beginTask, claimCosts, seeCertificate, signCode, thank, writeHours,
} from '../../rooms/volunteers/actions/records.ts'
import { addSource, change, logCall, stop, takeCall, writeDown } from '../../rooms/volunteers/actions/register.ts'
import { listAgreements } from '../../rooms/volunteers/queries/costs.ts'
import { listTasks } from '../../rooms/volunteers/queries/records.ts'
import { type DemoPlace, onDay } from '../place.ts'
import type { AnchoredDeed, ClaimDeed, HoursDeed, VolunteerDeed, VolunteersStory, VolunteerStory } from './deeds.ts'

/** Writes the register of volunteers through the room's own actions. */
export async function writeVolunteers(tx: Tx, place: DemoPlace, story: VolunteersStory): Promise<void> {
  for (const source of story.sources) await addSource({ tx, ...onDay(place, story.day) }, source)
  for (const volunteer of story.volunteers) {
    const id = await writeDown({ tx, ...onDay(place, volunteer.day) }, volunteer.form)
    for (const deed of volunteer.deeds) await write({ tx, ...onDay(place, deed.day) }, deed, { id, volunteer })
  }
}

interface Whom {
  readonly id: string
  readonly volunteer: VolunteerStory
}

async function write(by: Acting, deed: VolunteerDeed, { id, volunteer }: Whom): Promise<void> {
  const { day } = deed
  switch (deed.kind) {
    case 'call_taken': return takeCall(by, id)
    case 'called': return logCall(by, id, deed.call)
    case 'anchored': return anchor(by, deed, { id, volunteer })
    case 'task': return beginTask(by, id, { task: deed.task, organisation_id: null, started_on: day })
    case 'code': return signCode(by, id, day)
    case 'certificate': return seeCertificate(by, id, deed.certificate)
    case 'training': return addTraining(by, id, { training: deed.training, followed_on: day })
    case 'hours': return workHours(by, id, deed)
    case 'thanked': return thank(by, id, { thanks: deed.thanks, on_day: day })
    case 'costs': return agreeCosts(by, id, deed.agreement)
    case 'claim': return claim(by, id, deed)
    case 'stopped': return stop(by, id, deed.end)
  }
}

function anchor(by: Acting, { day, organisationId }: AnchoredDeed, { id, volunteer }: Whom): Promise<void> {
  const { agreed: _, via: __, ...told } = volunteer.form
  return change(by, id, { ...told, organisation_id: organisationId, anchored_on: day, version: 1 })
}

async function workHours(by: Acting, volunteerId: string, { day, minutes }: HoursDeed): Promise<void> {
  const [task] = await listTasks(by.tx, by.actor, volunteerId, day)
  await writeHours(by, { volunteerId, taskId: task!.id }, { onDay: day, minutes })
}

async function claim(by: Acting, volunteerId: string, { day, cents }: ClaimDeed): Promise<void> {
  const [agreement] = await listAgreements(by.tx, by.actor, volunteerId)
  await claimCosts(by, volunteerId, { agreement_id: agreement!.id, amount: cents, on_day: day, words: '' })
}
