import { type DemoPlace, onDay } from '../../demo/place.ts'
import type { VolunteerDeed, VolunteersStory, VolunteerStory } from '../../demo/volunteers/deeds.ts'
import type { Actor } from '../../kit/actor.ts'
import { likenessOf } from '../../kit/likeness.ts'
import type { ApplyForm } from '../../rooms/volunteers/forms.ts'
import { wordOf } from '../../rooms/volunteers/rules/register.ts'
import type { Sheaf } from '../sheaf.ts'

type Row = Record<string, unknown>

interface SowingVolunteers {
  readonly sheaf: Sheaf
  readonly place: DemoPlace
}

/** Where people sign up and who did: the rows that the actions would write. */
export function volunteerRows(sowing: SowingVolunteers, story: VolunteersStory): void {
  const { sheaf, place } = sowing
  const { actor, now } = onDay(place, story.day)
  const sourceIds = new Map(story.sources.map(({ kind, name }) => {
    const [id, word] = [sheaf.id(), wordOf(kind, name)]
    sheaf.add('volunteer_source', {
      municipality_id: actor.municipalityId, id, kind, name, word, made_at: now, made_by: actor.userId,
    })
    return [word, id]
  }))
  for (const volunteer of story.volunteers) oneRow(sowing, volunteer, sourceIds.get(volunteer.form.via) ?? null)
}

function oneRow({ sheaf, place }: SowingVolunteers, { day, form, deeds }: VolunteerStory, source_id: string | null) {
  const { actor, now } = onDay(place, day)
  const row: Row = {
    municipality_id: actor.municipalityId, id: sheaf.id(), ...toldColumns(form), source_id, applied_on: day,
    applied_at: now, written_by: actor.userId, caller_id: null, joined_on: null, organisation_id: null,
    anchored_on: null, code_signed_on: null, ended_on: null, end_reason: null, end_words: '', version: 1,
  }
  sheaf.add('volunteer', row)
  const telling: Telling = { sheaf, row, task: null, agreement: null }
  for (const deed of deeds) tellers[deed.kind](telling, deed as never, onDay(place, deed.day))
}

function toldColumns(form: ApplyForm): Row {
  const { name, phone, email, village_id, radius_km, times, likes, words } = form
  return {
    name, phone, email, likeness: likenessOf(name, phone, email), village_id, radius_km, times, likes, words,
    languages: [...new Set([...form.languages, ...form.other_languages])],
  }
}

/** A volunteer while their story is told: what is changed later is one row at the end. */
interface Telling {
  readonly sheaf: Sheaf
  readonly row: Row
  task: Row | null
  agreement: Row | null
}

interface By {
  readonly actor: Actor
  readonly now: Date
}

type Tellers = {
  readonly [K in VolunteerDeed['kind']]:
    (telling: Telling, deed: Extract<VolunteerDeed, { kind: K }>, by: By) => void
}

const tellers: Tellers = {
  call_taken({ row }, _, { actor }) { row['caller_id'] = actor.userId },
  called({ sheaf, row }, { call, day }, { actor, now }) {
    sheaf.add('volunteer_call', { ...of(sheaf, row), ...call, at: now, called_by: actor.userId })
    Object.assign(row, { caller_id: actor.userId, ...(call.outcome === 'joins' ? { joined_on: day } : {}) })
  },
  anchored({ row }, { organisationId, day }) {
    Object.assign(row, { organisation_id: organisationId, anchored_on: day, version: 2 })
  },
  task(telling, { task, day }, by) {
    telling.task = {
      ...of(telling.sheaf, telling.row), name: task, organisation_id: null, started_on: day, ended_on: null,
      ...written(by),
    }
    telling.sheaf.add('volunteer_task', telling.task)
  },
  code({ row }, { day }) { row['code_signed_on'] = day },
  certificate({ sheaf, row }, { certificate }, { actor, now }) {
    sheaf.add('conduct_certificate', { ...of(sheaf, row), ...certificate, seen_by: actor.userId, written_at: now })
  },
  training({ sheaf, row }, { training, day }, by) {
    sheaf.add('volunteer_training', { ...of(sheaf, row), name: training, followed_on: day, ...written(by) })
  },
  hours({ sheaf, row, task }, { minutes, day }, by) {
    sheaf.add('volunteer_hours', { ...of(sheaf, row), task_id: task!['id'], on_day: day, minutes, ...written(by) })
  },
  thanked({ sheaf, row }, { thanks, day }, by) {
    sheaf.add('volunteer_thanks', { ...of(sheaf, row), words: thanks, on_day: day, ...written(by) })
  },
  costs(telling, { agreement: { monthly, ...agreed } }, { actor, now }) {
    telling.agreement = {
      ...of(telling.sheaf, telling.row), ...agreed, monthly_cents: monthly, agreed_by: actor.userId, agreed_at: now,
    }
    telling.sheaf.add('cost_agreement', telling.agreement)
  },
  claim({ sheaf, row, agreement }, { cents, day }, by) {
    sheaf.add('cost_claim', {
      ...of(sheaf, row), agreement_id: agreement!['id'], cents, on_day: day, words: '', ...written(by),
    })
  },
  stopped({ row, task, agreement }, { end: { reason, words, ended_on } }) {
    Object.assign(row, { ended_on, end_reason: reason, end_words: words })
    if (task) task['ended_on'] = ended_on
    if (agreement) agreement['last_day'] = ended_on
  },
}

function of(sheaf: Sheaf, { municipality_id, id }: Row) {
  return { municipality_id, id: sheaf.id(), volunteer_id: id }
}

function written({ actor, now }: By) {
  return { written_by: actor.userId, written_at: now }
}
