import type { Deed } from '../../demo/deeds.ts'
import { onDay } from '../../demo/place.ts'
import { contactMoment, momentOf } from '../../rooms/newcomers/rules/appointments.ts'
import type { Sowing } from './household.ts'

/** Team, contacts, own words, work and pieces: what a file holds beside its talks and its plan. */
export function fileRows(sowing: Sowing): void {
  for (const deed of sowing.life.deeds) writers[deed.kind]?.(sowing, deed as never)
}

type Writers = { readonly [K in Deed['kind']]?: (sowing: Sowing, deed: Extract<Deed, { kind: K }>) => void }

const writers: Writers = {
  team(sowing, { member, purpose, ...deed }) {
    const { at, actor } = atOf(sowing, deed)
    sowing.sheaf.add('file_team_member', {
      ...at, first_day: actor.today, account_id: member.accountId, organisation_id: member.organisationId, purpose,
      is_lead: false,
    })
  },
  contact(sowing, { contact, others, ...deed }) {
    const { at, actor, now } = atOf(sowing, deed)
    const shared_id = sowing.sheaf.id()
    for (const person of [deed.person, ...others]) {
      sowing.sheaf.add('contact_moment', {
        ...at, id: sowing.sheaf.id(), person_id: sowing.ids[person], shared_id, ...contact,
        at: contactMoment(deed.day, now), is_appointment: false, place: '', author_id: actor.userId, written_at: now,
      })
    }
  },
  appointment(sowing, { appointment, ...deed }) {
    const { at, actor, now } = atOf(sowing, deed)
    const { day, clock, kind, body, area, place } = appointment
    sowing.sheaf.add('contact_moment', {
      ...at, shared_id: sowing.sheaf.id(), kind, body, area, at: momentOf(day, clock), is_appointment: true, place,
      author_id: actor.userId, written_at: now,
    })
  },
  word(sowing, { word, ...deed }) {
    const { at, actor } = atOf(sowing, deed)
    const { kind, body, area } = word
    sowing.sheaf.add('own_word', { ...at, kind, body, area, said_on: deed.day, written_by: actor.userId })
  },
  work(sowing, { start, ...deed }) {
    const { at, actor } = atOf(sowing, deed)
    sowing.sheaf.add('work_start', { ...at, ...start, written_by: actor.userId })
  },
  mark(sowing, { area, state, ...deed }) {
    const { at, actor, now } = atOf(sowing, deed)
    sowing.sheaf.add('piece_mark', {
      ...at, area, state, note: '', on_day: deed.day, written_at: now, written_by: actor.userId,
    })
  },
  holder(sowing, { area, organisationId, ...deed }) {
    const { at, actor, now } = atOf(sowing, deed)
    sowing.sheaf.add('piece_holder', {
      ...at, area, organisation_id: organisationId, account_id: null, is_lead: false, first_day: actor.today,
      written_at: now, written_by: actor.userId,
    })
  },
}

type When = Pick<Deed, 'person' | 'day' | 'by'>

function atOf({ sheaf, place, ids }: Sowing, { person, day, by }: When) {
  const { actor, now } = onDay(place, day, by)
  return { actor, now, at: { municipality_id: actor.municipalityId, id: sheaf.id(), person_id: ids[person] } }
}
