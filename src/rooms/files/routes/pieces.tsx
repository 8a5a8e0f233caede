import { NotFound } from '../../../kit/errors.ts'
import { withDraft } from '../../../web/drafts.ts'
import { freshForm } from '../../../web/form-state.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { addHolder, endHolder, leadPiece, markPiece, type PieceOfPerson } from '../actions.ts'
import { areaParam, holderForm, markForm } from '../forms.ts'
import { PiecePage } from '../pages/piece.tsx'
import { listHolders, listMarks } from '../queries/pieces.ts'
import { piecesOf, showFile } from './file.tsx'

const allow = fileWorkers
const path = '/nieuwkomers/:person/puzzel'

export const pieceRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${path}/:area`, allow, form: 'none',
    audit: { action: 'files.piece.show', shows: 'file' }, handle: (visit) => showPiece(visit, null),
  }),
  route({
    method: 'POST', path: `${path}/:area/stand`, allow, form: markForm,
    audit: { action: 'files.piece.mark', shows: 'file' }, again: (visit) => showPiece(visit, 'mark'),
    async handle(visit) {
      await markPiece(visit.tx, visit.actor, pieceIn(visit), { ...visit.form, at: visit.now })
      return toPiece(visit, pieceIn(visit).area)
    },
  }),
  route({
    method: 'POST', path: `${path}/:area/houders`, allow, form: holderForm,
    audit: { action: 'files.holder.add', shows: 'file' }, again: (visit) => showPiece(visit, 'holder'),
    async handle(visit) {
      await addHolder(visit.tx, visit.actor, pieceIn(visit), { ...visit.form, at: visit.now })
      return toPiece(visit, pieceIn(visit).area)
    },
  }),
  route({
    method: 'POST', path: `${path}/houders/:holder/einde`, allow, form: 'none',
    audit: { action: 'files.holder.end', shows: 'file' }, again: showFile,
    handle: async (visit) => toPiece(visit, await endHolder(visit.tx, visit.actor, personIn(visit), holderIn(visit))),
  }),
  route({
    method: 'POST', path: `${path}/houders/:holder/trekker`, allow, form: 'none',
    audit: { action: 'files.holder.lead', shows: 'file' }, again: showFile,
    handle: async (visit) => toPiece(visit, await leadPiece(visit.tx, visit.actor, personIn(visit), holderIn(visit))),
  }),
]

async function showPiece(visit: Visit<undefined>, sent: 'mark' | 'holder' | null) {
  const { tx, actor, today, state } = visit
  const { personId, area } = pieceIn(visit)
  const head = await fileHeadOf(tx, actor, personId)
  visit.saw(head.personId)
  const piece = (await piecesOf(visit, head.ids)).find((one) => one.area === area)
  if (!piece || piece.state === 'hidden') throw new NotFound()
  const markState = await withDraft(
    { ...visit, state: sent === 'mark' ? state : freshForm }, `deel/${head.personId}/${area}`,
  )
  return page({
    title: `${visit.text.t(`approaches.area.${area}`)} · ${head.name}`, place: 'newcomers',
    body: <PiecePage personId={head.personId} name={head.name} today={today} piece={piece}
      isClosed={head.closure !== null} organisations={await listOrganisations(tx, actor)}
      marks={await listMarks(tx, actor, head.ids, area)}
      holders={await listHolders(tx, actor, head.ids, area)}
      markState={markState} holderState={sent === 'holder' ? state : freshForm} />,
  })
}

// Back to the puzzle with the piece open: a browser opens the details around the place that the address names.
function toPiece(visit: Visit<unknown>, area: string) {
  visit.saw(personIn(visit))
  visit.about('piece', personIn(visit))
  return redirect(`/nieuwkomers/${personIn(visit)}#deel-${area}`)
}

function pieceIn(visit: Visit<unknown>): PieceOfPerson {
  const area = areaParam.safeParse(visit.params['area'])
  if (!area.success) throw new NotFound()
  return { personId: personIn(visit), area: area.data }
}

function personIn(visit: Visit<unknown>): string {
  return visit.params['person'] ?? ''
}

function holderIn(visit: Visit<unknown>): string {
  return visit.params['holder'] ?? ''
}
