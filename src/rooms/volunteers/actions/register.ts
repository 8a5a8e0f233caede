import { randomUUID } from 'node:crypto'
import { Conflict, Invalid, Refused, TooSoon } from '../../../kit/errors.ts'
import { likenessOf } from '../../../kit/likeness.ts'
import { networkOf } from '../../accounts/rules/back-off.ts'
import { keyedHash } from '../../accounts/tokens.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { getOrganisation } from '../../organisations/queries.ts'
import { getVillage } from '../../territory/queries.ts'
import type { ApplyForm, CallForm, ChangeForm, EndForm, SourceForm } from '../forms.ts'
import { endAgreements } from '../queries/costs.ts'
import { countTries, insertTry } from '../queries/pace.ts'
import { endTasks, insertCall } from '../queries/records.ts'
import { getVolunteer, insertVolunteer, setCourse, type Told, updateVolunteer } from '../queries/register.ts'
import { findSource, insertSource } from '../queries/sources.ts'
import { secondsToWait } from '../rules/pace.ts'
import { standingOf, whyNotOn, wordOf } from '../rules/register.ts'

/** Where an open page is used from, and the secret under which that is kept as a hash. */
export interface Network {
  readonly secret: string
  readonly address: string
}

/** Makes room for one use of an open page; throws TooSoon when a machine seems to be at work (BUS-03). */
export async function takeTurn({ tx, actor, now }: Acting, { secret, address }: Network): Promise<void> {
  const networkHash = keyedHash(secret, 'open page network', networkOf(address))
  const seconds = secondsToWait(await countTries(tx, actor, { networkHash, at: now }))
  if (seconds > 0) throw new TooSoon('volunteers.refused.many', seconds, {})
  await insertTry(tx, actor, { networkHash, at: now })
}

/** Somebody signs up at the open page (AK-09). Who stands in the register already is thanked like everybody else. */
export async function apply(by: Acting, form: ApplyForm, network: Network): Promise<void> {
  await takeTurn(by, network)
  const source = form.via ? await findSource(by.tx, by.actor, form.via) : undefined
  await insertVolunteer(by.tx, by.actor, {
    ...await toldIn(by, form), id: randomUUID(), likeness: likenessOf(form.name, form.phone, form.email),
    sourceId: source?.id ?? null, writtenBy: null, at: by.now,
  })
}

/** Whoever coordinates writes somebody down who told it; returns the id. */
export async function writeDown(by: Acting, form: ApplyForm): Promise<string> {
  const { tx, actor, now } = by
  const id = randomUUID()
  const source = form.via ? await findSource(tx, actor, form.via) : undefined
  const isNew = await insertVolunteer(tx, actor, {
    ...await toldIn(by, form), id, likeness: likenessOf(form.name, form.phone, form.email),
    sourceId: source?.id ?? null, writtenBy: actor.userId, at: now,
  })
  if (!isNew) throw new Refused('volunteers.refused.twice')
  return id
}

/** Changes what somebody told, and in which organisation they are anchored. */
export async function change(by: Acting, id: string, form: ChangeForm): Promise<void> {
  const { tx, actor } = by
  const volunteer = await getVolunteer(tx, actor, id)
  if (form.organisation_id) await getOrganisation(tx, actor, form.organisation_id)
  const why = form.anchored_on && whyNotOn(form.anchored_on, actor.today)
  if (why) throw new Invalid({ anchored_on: [why] })
  const row = {
    ...await toldIn(by, form), organisationId: form.organisation_id,
    anchoredOn: form.organisation_id ? form.anchored_on : null,
  }
  const seen = { id, version: form.version }
  if (!await updateVolunteer(tx, actor, seen, row)) {
    throw new Conflict({ name: { theirs: volunteer.name, yours: form.name } })
  }
}

/** The actor calls this person back. */
export async function takeCall({ tx, actor }: Acting, id: string): Promise<void> {
  await getVolunteer(tx, actor, id)
  await setCourse(tx, actor, id, { caller_id: actor.userId })
}

/** Writes down a call; who joins takes part from that day on, who does not has stopped. */
export async function logCall({ tx, actor, now }: Acting, id: string, form: CallForm): Promise<void> {
  const volunteer = await getVolunteer(tx, actor, id)
  if (standingOf(volunteer) !== 'waiting') throw new Refused('volunteers.refused.not_waiting')
  await insertCall(tx, actor, { id: randomUUID(), volunteerId: id, at: now, ...form })
  const course = {
    joins: { joined_on: actor.today }, thinks: {}, no_answer: {},
    does_not_join: { ended_on: actor.today, end_reason: 'does_not_join' as const },
  }[form.outcome]
  await setCourse(tx, actor, id, { caller_id: actor.userId, ...course })
}

/** Somebody stops: what they did and what was agreed ends on that day. */
export async function stop({ tx, actor }: Acting, id: string, form: EndForm): Promise<void> {
  const volunteer = await getVolunteer(tx, actor, id)
  if (standingOf(volunteer) === 'ended') throw new Refused('volunteers.refused.ended')
  const why = whyNotOn(form.ended_on, actor.today, volunteer.joinedOn ?? volunteer.appliedOn)
  if (why) throw new Invalid({ ended_on: [why] })
  await endTasks(tx, actor, { volunteerId: id, on: form.ended_on })
  await endAgreements(tx, actor, id, form.ended_on)
  await setCourse(tx, actor, id, { ended_on: form.ended_on, end_reason: form.reason, end_words: form.words })
}

/** A link for one stall, lunch, booklet or ambassador; its word is made from its name. */
export async function addSource({ tx, actor, now }: Acting, { kind, name }: SourceForm): Promise<void> {
  if (!await insertSource(tx, actor, { id: randomUUID(), kind, name, word: wordOf(kind, name), at: now })) {
    throw new Invalid({ name: ['volunteers.problem.word_taken'] })
  }
}

async function toldIn({ tx, actor }: Acting, form: ApplyForm | ChangeForm): Promise<Told> {
  if (form.village_id) await getVillage(tx, actor, form.village_id)
  return {
    name: form.name, phone: form.phone, email: form.email, villageId: form.village_id, radiusKm: form.radius_km,
    languages: [...new Set([...form.languages, ...form.other_languages])], times: form.times, likes: form.likes,
    words: form.words,
  }
}
