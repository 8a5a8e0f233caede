import { page, redirect, type Route, route } from '../../../web/route.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { listVillages } from '../../territory/queries.ts'
import { matchers } from '../access.ts'
import { addPersonCard } from '../actions/cards.ts'
import { personCardForm } from '../forms.ts'
import { NewPersonCardPage, PersonBoardPage } from '../pages/person.tsx'
import { boardPath } from '../pages/parts.tsx'
import { listCardsOf } from '../queries/cards.ts'
import type { AnyVisit, BoardParts } from './parts.ts'

const path = '/nieuwkomers/:person/prikbord'
const audit = (action: string) => ({ action: `talents.person.${action}`, shows: 'file' }) as const

/** What one newcomer asks and offers. */
export function personBoardRoutes(parts: BoardParts): Route[] {
  return [
    route({ method: 'GET', path, allow: matchers, form: 'none', audit: audit('open'), handle: showPerson }),
    route({
      method: 'GET', path: `${path}/nieuw`, allow: matchers, form: 'none', audit: audit('new'),
      async handle(visit) {
        const head = await headOf(visit)
        return head.closure ? redirect(filePath(head.personId, '/prikbord')) : showNew(visit)
      },
    }),
    route({
      method: 'POST', path, allow: matchers, form: personCardForm, audit: audit('add'), again: showNew,
      async handle(visit) {
        const personId = visit.params['person'] ?? ''
        visit.saw(personId)
        return redirect(`${boardPath}/${await addPersonCard(visit, parts, personId, visit.form)}`)
      },
    }),
  ]
}

async function headOf(visit: AnyVisit) {
  const head = await fileHeadOf(visit.tx, visit.actor, visit.params['person'] ?? '')
  visit.saw(head.personId)
  return head
}

async function showPerson(visit: AnyVisit) {
  const { tx, actor, today, text } = visit
  const head = await headOf(visit)
  const view = { head, cards: await listCardsOf(tx, actor, head.ids), today }
  return page({ title: text.t('talents.title'), place: 'newcomers', body: <PersonBoardPage view={view} /> })
}

async function showNew(visit: AnyVisit) {
  const { tx, actor, text, state } = visit
  const head = await headOf(visit)
  const villages = await listVillages(tx, actor)
  const villageId = villages.find(({ name }) => name === head.village)?.id ?? null
  const body = <NewPersonCardPage view={{ head, villages, villageId, state }} />
  return page({ title: text.t('talents.add'), place: 'newcomers', body })
}
