import { z } from 'zod'
import { cardKindValues, cardSideValues, interpreterSettingValues } from '../../db/schema.ts'
import * as asked from '../../web/api/fields.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../web/api/route.ts'
import { day, id, limitOf, pageAnswer, pageOf, shownOf } from '../../web/api/shapes.ts'
import { matchers } from './access.ts'
import { stands } from './forms.ts'
import { cardsAfter, type PlacedCard } from './queries/cards.ts'
import { cardStates, stateOf } from './rules/board.ts'

const listQuery = z.strictObject({ stand: asked.choice(stands).default('open'), ...asked.pageQuery })

const card = z.strictObject({
  id, side: z.enum(cardSideValues), kind: z.enum(cardKindValues), title: z.string(), villageId: id, village: z.string(),
  languages: z.array(z.string()), setting: z.enum(interpreterSettingValues).nullable(), neededOn: day.nullable(),
  isPublic: z.boolean(), madeOn: day, state: z.enum(cardStates), isOfNewcomer: z.boolean(),
  newcomerId: id.nullable().describe('Alleen voor wie met het dossier werkt.'), name: z.string().nullable(),
})

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/board-cards', allow: matchers,
    summary: 'Wat nieuwkomers en bewoners elkaar vragen en bieden, het nieuwste eerst',
    audit: { action: 'talents.list', shows: 'people' }, form: listQuery,
    answer: pageOf(card, 'BoardCardList'), handle: list,
  }),
]

async function list(visit: ApiVisit<z.output<typeof listQuery>>) {
  const { tx, actor, after, today, form: { stand } } = visit
  const rows = await cardsAfter(tx, actor, stand, { after, limit: limitOf(visit) })
  visit.saw(...shownOf(visit, rows).flatMap(({ personId }) => personId ?? []))
  return pageAnswer(visit, { rows, placeOf: ({ position }) => position, itemOf: (row) => itemOf(row, today) })
}

function itemOf(row: PlacedCard, today: string): z.output<typeof card> {
  return {
    id: row.id, side: row.side, kind: row.kind, title: row.title, villageId: row.villageId, village: row.village,
    languages: [...row.languages], setting: row.setting, neededOn: row.neededOn, isPublic: row.isPublic,
    madeOn: row.madeOn, state: stateOf(row, today), isOfNewcomer: row.isNewcomers, newcomerId: row.personId,
    name: row.name,
  }
}
