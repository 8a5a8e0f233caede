import { randomUUID } from 'node:crypto'
import { Invalid, Refused } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { getOrganisation } from '../../organisations/queries.ts'
import type { AgreementForm, CertificateForm, ClaimForm, TaskForm, TrainingForm } from '../forms.ts'
import { claimedIn, getAgreement, insertAgreement, insertClaim } from '../queries/costs.ts'
import {
  endTasks, getTask, insertCertificate, insertHours, insertTask, insertThanks, insertTraining,
} from '../queries/records.ts'
import { getVolunteer, setCourse, type Volunteer } from '../queries/register.ts'
import { leftInMonth, monthOf, whyNotClaim } from '../rules/costs.ts'
import { standingOf, whyNotOn } from '../rules/register.ts'

/** That a certificate of conduct was seen by the actor: date and profile, never the document. */
export async function seeCertificate(by: Acting, volunteerId: string, form: CertificateForm): Promise<void> {
  await getTakingPart(by, volunteerId)
  refuseFuture(by, { seen_on: form.seen_on })
  await insertCertificate(by.tx, by.actor, {
    ...written(by, volunteerId), datedOn: form.dated_on, seenOn: form.seen_on, profile: form.profile,
    againOn: form.again_on,
  })
}

export async function signCode(by: Acting, volunteerId: string, signedOn: PlainDate): Promise<void> {
  await getTakingPart(by, volunteerId)
  refuseFuture(by, { signed_on: signedOn })
  await setCourse(by.tx, by.actor, volunteerId, { code_signed_on: signedOn })
}

export async function addTraining(by: Acting, volunteerId: string, form: TrainingForm): Promise<void> {
  await getTakingPart(by, volunteerId)
  refuseFuture(by, { followed_on: form.followed_on })
  await insertTraining(by.tx, by.actor, {
    ...written(by, volunteerId), name: form.training, followedOn: form.followed_on,
  })
}

export async function beginTask(by: Acting, volunteerId: string, form: TaskForm): Promise<void> {
  await getTakingPart(by, volunteerId)
  if (form.organisation_id) await getOrganisation(by.tx, by.actor, form.organisation_id)
  refuseFuture(by, { started_on: form.started_on })
  await insertTask(by.tx, by.actor, {
    ...written(by, volunteerId), name: form.task, organisationId: form.organisation_id, startedOn: form.started_on,
  })
}

export async function endTask(
  by: Acting, { volunteerId, taskId }: { volunteerId: string; taskId: string }, on: PlainDate,
): Promise<void> {
  const task = await getTask(by.tx, by.actor, volunteerId, taskId)
  const why = whyNotOn(on, by.actor.today, task.startedOn)
  if (why) throw new Invalid({ ended_on: [why] })
  await endTasks(by.tx, by.actor, { volunteerId, taskId, on })
}

interface Worked {
  readonly onDay: PlainDate
  readonly minutes: number
}

export async function writeHours(
  by: Acting, { volunteerId, taskId }: { volunteerId: string; taskId: string }, { onDay, minutes }: Worked,
): Promise<void> {
  const task = await getTask(by.tx, by.actor, volunteerId, taskId)
  const isAfter = task.endedOn !== null && onDay > task.endedOn
  const why = isAfter ? 'volunteers.problem.task_ended' : whyNotOn(onDay, by.actor.today, task.startedOn)
  if (why) throw new Invalid({ on_day: [why] })
  await insertHours(by.tx, by.actor, { ...written(by, volunteerId), taskId, onDay, minutes })
}

/** MS-16: thanks are given and remembered, also to who stopped. */
export async function thank(
  by: Acting, volunteerId: string, { thanks, on_day }: { thanks: string; on_day: PlainDate },
): Promise<void> {
  await getVolunteer(by.tx, by.actor, volunteerId)
  refuseFuture(by, { on_day })
  await insertThanks(by.tx, by.actor, { ...written(by, volunteerId), words: thanks, onDay: on_day })
}

export async function agreeCosts(by: Acting, volunteerId: string, form: AgreementForm): Promise<void> {
  await getTakingPart(by, volunteerId)
  await insertAgreement(by.tx, by.actor, {
    ...written(by, volunteerId), kind: form.kind, words: form.words, monthlyCents: form.monthly,
    firstDay: form.first_day, lastDay: form.last_day,
  })
}

/** A claim within what was agreed; also of who stopped, for days before that. */
export async function claimCosts(by: Acting, volunteerId: string, form: ClaimForm): Promise<void> {
  const { tx, actor } = by
  await getVolunteer(tx, actor, volunteerId)
  const agreement = await getAgreement(tx, actor, volunteerId, form.agreement_id)
  const cents = form.amount
  const claimedCents = await claimedIn(tx, actor, form.agreement_id, monthOf(form.on_day))
  const why = whyNotClaim(agreement, { onDay: form.on_day, cents, claimedCents }, actor.today)
  if (why?.field === '') {
    const euros = (leftInMonth(agreement, claimedCents) / 100).toFixed(2).replace('.', ',')
    throw new Refused(why.key, { left: euros })
  }
  if (why) throw new Invalid({ [why.field]: [why.key] })
  await insertClaim(tx, actor, {
    ...written(by, volunteerId), agreementId: form.agreement_id, cents, onDay: form.on_day, words: form.words,
  })
}

async function getTakingPart({ tx, actor }: Acting, id: string): Promise<Volunteer> {
  const volunteer = await getVolunteer(tx, actor, id)
  if (standingOf(volunteer) !== 'active') throw new Refused('volunteers.refused.not_active')
  return volunteer
}

function refuseFuture({ actor }: Acting, days: Readonly<Record<string, PlainDate>>): void {
  for (const [field, day] of Object.entries(days)) {
    const why = whyNotOn(day, actor.today)
    if (why) throw new Invalid({ [field]: [why] })
  }
}

function written({ now }: Acting, volunteerId: string) {
  return { id: randomUUID(), volunteerId, at: now }
}
