import { z } from 'zod'
import { pieceStateValues } from '../../../db/schema.ts'
import { Invalid, NotFound } from '../../../kit/errors.ts'
import * as asked from '../../../web/api/fields.ts'
import { apiBase, type ApiRoute, operation } from '../../../web/api/route.ts'
import { made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { getPerson, lockPerson } from '../../newcomers/queries/persons.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { addHolder, endHolder, leadPiece, markPiece, type PieceOfPerson } from '../actions.ts'
import { areaParam } from '../forms.ts'
import { listHolders, listMarks } from '../queries/pieces.ts'
import { piecesOf } from '../routes/file.tsx'
import { holdsOn, type Piece } from '../rules.ts'
import { type piece, wholePiece } from './shapes.ts'

const allow = fileWorkers
const path = '/newcomers/:newcomerId/puzzle/:area'

const markIn = z.strictObject({
  state: asked.choice(pieceStateValues).describe('open neemt een eerdere stand terug.'),
  onDay: asked.optionalDay().describe('Zonder dag: vandaag.'), note: asked.optionalWords(2000),
})

const holderIn = z.strictObject({
  organisationId: asked.id().describe('Een id uit organisations.'),
  isLead: asked.flag().describe('Of deze organisatie trekker wordt.'),
})

const heldIn = z.strictObject({ holderId: asked.id().describe('Een id uit holders, die het vandaag heeft.') })

export const pieceOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path, summary: 'Eén stukje van de puzzel: hoe het ervoor staat en wie het oppakt', allow,
    audit: { action: 'files.piece.show', shows: 'file' }, form: 'none', answer: wholePiece, handle: show,
  }),
  operation({
    method: 'POST', path: `${path}/marks`, summary: 'Zegt hoe een stukje ervoor staat: klaar, niet nodig, vast of open',
    allow, audit: { action: 'files.piece.mark', shows: 'file' }, form: markIn, answer: made, guard: held,
    async handle(visit) {
      const { onDay, ...form } = visit.form
      await markPiece(visit.tx, visit.actor, await pieceIn(visit), {
        ...form, ...(onDay === null ? {} : { on_day: onDay }), at: visit.now,
      })
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${path}/holders`, summary: 'Een organisatie pakt een stukje op, vanaf vandaag', allow,
    audit: { action: 'files.holder.add', shows: 'file' }, form: holderIn, answer: made, handle: take,
  }),
  operation({
    method: 'POST', path: `${path}/endings`, summary: 'Een organisatie laat een stukje los', allow,
    audit: { action: 'files.holder.end', shows: 'file' }, form: heldIn, answer: made, guard: held,
    async handle(visit) {
      const { personId } = await holderAsked(visit)
      await endHolder(visit.tx, visit.actor, personId, visit.form.holderId)
      return madeIn(visit, visit.form.holderId)
    },
  }),
  operation({
    method: 'POST', path: `${path}/lead-changes`, summary: 'Zegt welke organisatie trekker is van een stukje', allow,
    audit: { action: 'files.holder.lead', shows: 'file' }, form: heldIn, answer: made, guard: held,
    async handle(visit) {
      const { personId } = await holderAsked(visit)
      await leadPiece(visit.tx, visit.actor, personId, visit.form.holderId)
      return madeIn(visit, visit.form.holderId)
    },
  }),
]

/** A piece as the file shows it. */
export function pieceOf({ holders, ...rest }: Piece): z.output<typeof piece> {
  return {
    ...standingOf(rest),
    holders: holders.map(({ organisation, colleague, isLead, firstDay }) =>
      ({ organisation, colleague, isLead, firstDay })),
  }
}

function standingOf({ area, state, isHeldTwice, mark, nextStep, lastTouch }: Omit<Piece, 'holders'>) {
  return {
    area, state, isHeldTwice, lastTouchOn: lastTouch,
    mark: mark && { state: mark.state, onDay: mark.onDay, note: mark.note, by: mark.by },
    nextStep: nextStep && { id: nextStep.id, body: nextStep.body, owner: nextStep.owner, dueOn: nextStep.dueOn },
  }
}

async function show(visit: Visit<unknown>): Promise<z.output<typeof wholePiece>> {
  const { tx, actor } = visit
  const { personId, area, ids } = await pieceIn(visit)
  const [pieces, holders, marks] = await Promise.all([
    piecesOf(visit, ids), listHolders(tx, actor, ids, area), listMarks(tx, actor, ids, area),
  ])
  const found = pieces.find((one) => one.area === area)
  if (!found || found.state === 'hidden') throw new NotFound()
  return {
    ...standingOf(found),
    holders: holders.map((row) => ({
      id: row.id, organisationId: row.organisation_id, organisation: row.organisation, isLead: row.is_lead,
      firstDay: row.first_day, lastDay: row.last_day,
    })),
    marks: marks.map(({ state, onDay, note, by, writtenAt }) =>
      ({ state, onDay, note, by, writtenAt: writtenAt.toISOString() })),
    _links: { self: { href: `${apiBase}/newcomers/${personId}/puzzle/${area}` } },
  }
}

async function held(visit: Visit<unknown>) {
  await lockPerson(visit.tx, visit.actor, (await pieceIn(visit)).personId)
  return show(visit)
}

async function take(visit: Visit<z.output<typeof holderIn>>) {
  const { tx, actor, now, form: { organisationId, isLead } } = visit
  const { ids, ...place } = await pieceIn(visit)
  const isKnown = (await listOrganisations(tx, actor)).some((one) => one.id === organisationId)
  if (!isKnown) throw new Invalid({ organisation_id: ['web.problem.choose'] })
  await addHolder(tx, actor, place, { organisation_id: organisationId, is_lead: isLead, at: now })
  const holders = await listHolders(tx, actor, ids, place.area)
  const newest = holders.find((row) => row.organisation_id === organisationId && row.last_day === null)
  return madeIn(visit, newest?.id)
}

/** The piece of the address; its holder in the body has it today. */
async function holderAsked(visit: Visit<z.output<typeof heldIn>>) {
  const place = await pieceIn(visit)
  const holders = await listHolders(visit.tx, visit.actor, place.ids, place.area)
  const isHolder = holders.some(({ id, first_day: firstDay, last_day: lastDay }) =>
    id === visit.form.holderId && holdsOn({ firstDay, lastDay }, visit.today))
  if (!isHolder) throw new Invalid({ holder_id: ['web.problem.choose'] })
  return place
}

async function pieceIn(visit: Visit<unknown>): Promise<PieceOfPerson & { readonly ids: readonly string[] }> {
  const area = areaParam.safeParse(visit.params['area'])
  if (!area.success) throw new NotFound()
  const { id, ids } = await getPerson(visit.tx, visit.actor, visit.params['newcomerId'] ?? '')
  visit.saw(id)
  visit.about('piece', id)
  return { personId: id, area: area.data, ids }
}

async function madeIn(visit: Visit<unknown>, id?: string) {
  const { personId, area } = await pieceIn(visit)
  return madeAt(id ?? personId, `/newcomers/${personId}/puzzle/${area}`)
}
