import { z } from 'zod'
import { closureReasonValues, ownWordKindValues, pieceStateValues, puzzleAreaValues } from '../../../db/schema.ts'
import { day, id, link, moment } from '../../../web/api/shapes.ts'
import { pieceStates } from '../rules.ts'

export const piece = z.strictObject({
  area: z.enum(puzzleAreaValues), state: z.enum(pieceStates), isHeldTwice: z.boolean(),
  holders: z.array(z.strictObject({
    organisation: z.string(), colleague: z.string(), isLead: z.boolean(), firstDay: day,
  })),
  mark: z.strictObject({ state: z.enum(pieceStateValues), onDay: day, note: z.string(), by: z.string() }).nullable(),
  nextStep: z.strictObject({ id, body: z.string(), owner: z.string(), dueOn: day.nullable() }).nullable(),
  lastTouchOn: day.nullable(),
})

/** A piece on its own, with everything that was ever said of it and who holds or held it. */
export const wholePiece = piece.omit({ holders: true }).extend({
  holders: z.array(z.strictObject({
    id, organisationId: id, organisation: z.string(), isLead: z.boolean(), firstDay: day, lastDay: day.nullable(),
  })),
  marks: z.array(z.strictObject({
    state: z.enum(pieceStateValues), onDay: day, note: z.string(), by: z.string(), writtenAt: moment,
  })).describe('De nieuwste eerst.'),
  _links: z.strictObject({ self: link }),
}).meta({ title: 'Piece' })

/** What comes next and who is around a person, with the nine pieces. */
export const file = z.strictObject({
  id, name: z.string(), called: z.string(), birthYear: z.int().nullable(), village: z.string().nullable(),
  areaTeam: z.string().nullable(), phone: z.string(), languages: z.array(z.string()),
  interpreterNeeded: z.boolean().nullable(), interpreterLanguage: z.string(), addressProtected: z.boolean(),
  lead: z.string().nullable(),
  closure: z.strictObject({ reason: z.enum(closureReasonValues), closedOn: day, note: z.string(), by: z.string() })
    .nullable(),
  household: z.array(z.strictObject({
    id, name: z.string(), birthYear: z.int().nullable(), relation: z.string(), firstDay: day,
  })),
  team: z.array(z.strictObject({
    name: z.string(), organisation: z.string().nullable(), purpose: z.string(), isLead: z.boolean(), firstDay: day,
    lastDay: day.nullable(),
  })),
  puzzle: z.array(piece),
  nextConversation: z.strictObject({
    moment: z.string(), state: z.string(), day: day.nullable(), isPlanned: z.boolean(), isLate: z.boolean(),
  }).nullable(),
  plan: z.strictObject({ openGoals: z.int(), agreedOn: day.nullable(), dueOn: day.nullable(), isLate: z.boolean() }),
  ownWords: z.array(z.strictObject({ kind: z.enum(ownWordKindValues), body: z.string(), saidOn: day })),
  _links: z.strictObject({
    self: link, newcomer: link, timeline: link, contactMoments: link, appointments: link, conversations: link,
    plan: link,
  }),
}).meta({ title: 'File' })

export const timelineItem = z.strictObject({
  id: z.string(), kind: z.string(), at: moment, title: z.string(), body: z.string(),
  area: z.enum(puzzleAreaValues).nullable(), author: z.string().nullable(), outcome: z.string().nullable(),
  change: z.strictObject({ field: z.string(), old: z.string(), new: z.string() }).nullable(),
}).meta({ title: 'TimelineItem' })
