import type { z } from 'zod'
import { snakeKeys } from '../../../kit/names.ts'
import { atPlaces } from '../../../web/api/problems.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { addActions, changeAction, completeAction, dropAction, reopenAction } from '../actions/steps.ts'
import type { ChangeActionForm, Owner } from '../forms.ts'
import { getAction, lockAction } from '../queries/goals.ts'
import { actionPlace, allow, checkLanguage, goalPlace, openFile, ownPlaces, path } from './place.ts'
import { singleAction } from './present.ts'
import { action, actionChangeIn, actionDoneIn, actionIn, reasonIn, reopeningIn } from './shapes.ts'

const one = `${path}/actions/:actionId` as const

export const actionOperations: readonly ApiRoute[] = [
  operation({
    method: 'POST', path: `${path}/goals/:goalId/actions`, summary: 'Zet een actie bij een doel', allow,
    audit: { action: 'plans.action.add', shows: 'file' }, form: actionIn, answer: made,
    async handle(visit) {
      const { readyMade, body, dueOn, ...who } = visit.form
      const form = { activities: [], ready: readyMade ? [readyMade] : [], body, due_on: dueOn, ...ownerOf(who) }
      const [id = ''] = await atPlaces(addActions(visit.tx, visit.actor, await goalPlace(visit), form), ownPlaces)
      return madeIn(visit, id)
    },
  }),
  operation({
    method: 'GET', path: one, summary: 'Eén actie uit het plan', allow,
    audit: { action: 'plans.action.show', shows: 'file' }, form: 'none', answer: action, handle: show,
  }),
  operation({
    method: 'PATCH', path: one, summary: 'Wijzigt een actie; wat ontbreekt blijft zoals het is', allow,
    audit: { action: 'plans.action.change', shows: 'file' }, form: actionChangeIn, answer: action, guard: held,
    async handle(visit) {
      const form = await changed(visit)
      await atPlaces(changeAction(visit.tx, visit.actor, await actionPlace(visit), form), ownPlaces)
      return show(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/completion`, summary: 'Zegt dat een actie gedaan is: hoe, wanneer en wat het gaf',
    allow, audit: { action: 'plans.action.complete', shows: 'file' }, form: actionDoneIn, answer: made, guard: held,
    async handle(visit) {
      const { version } = await found(visit)
      await completeAction(visit.tx, visit.actor, await actionPlace(visit), { ...snakeKeys(visit.form), version })
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/cancellation`, summary: 'Laat een actie vervallen, met een reden', allow,
    audit: { action: 'plans.action.drop', shows: 'file' }, form: reasonIn, answer: made, guard: held,
    async handle(visit) {
      const { version } = await found(visit)
      await dropAction(visit.tx, visit.actor, await actionPlace(visit), { ...visit.form, version })
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/reopening`, summary: 'Zet een gedane of vervallen actie weer open', allow,
    audit: { action: 'plans.action.reopen', shows: 'file' }, form: reopeningIn, answer: made, guard: held,
    async handle(visit) {
      const { version } = await found(visit)
      await reopenAction(visit.tx, visit.actor, await actionPlace(visit), version)
      return madeIn(visit)
    },
  }),
]

async function found(visit: Visit<unknown>) {
  const { person } = await openFile(visit)
  return (await getAction(visit.tx, visit.actor, person.ids, visit.params['actionId'] ?? '')).action
}

async function show(visit: Visit<unknown>) {
  const kept = await found(visit)
  visit.about('plan_action', kept.id)
  return singleAction(await openFile(visit), kept)
}

async function held(visit: Visit<unknown>) {
  await lockAction(visit.tx, visit.actor, visit.params['actionId'] ?? '')
  return show(visit)
}

/** The action as it stands, with what the program changed. */
async function changed(visit: Visit<z.output<typeof actionChangeIn>>): Promise<ChangeActionForm> {
  const { ownerKind, ownerId = null, ownerWords = '', ...words } = visit.form
  const kept = await found(visit)
  const stays = {
    owner: { accountId: kept.ownerAccountId, organisationId: kept.ownerOrganisationId, isNewcomer: false },
    owner_words: kept.ownerWords,
  }
  const form = {
    body: kept.body, body_translated: kept.translation.text, due_on: kept.dueOn, version: kept.version,
    activity_id: kept.activity?.id ?? null,
    translated_language: (kept.translation.language || null) as ChangeActionForm['translated_language'],
    ...(ownerKind === undefined ? stays : ownerOf({ ownerKind, ownerId, ownerWords })), ...snakeKeys(words),
  }
  checkLanguage(form, [form.body_translated])
  return form
}

interface Who {
  readonly ownerKind: string
  readonly ownerId: string | null
  readonly ownerWords: string
}

function ownerOf({ ownerKind, ownerId, ownerWords }: Who): { owner: Owner; owner_words: string } {
  const owner = {
    accountId: ownerKind === 'account' ? ownerId : null, isNewcomer: ownerKind === 'newcomer',
    organisationId: ownerKind === 'organisation' ? ownerId : null,
  }
  return { owner, owner_words: ownerKind === 'words' ? ownerWords : '' }
}

function madeIn(visit: Visit<unknown>, id = visit.params['actionId'] ?? '') {
  visit.about('plan_action', id)
  return madeAt(id, `/newcomers/${visit.params['newcomerId']}/plan/actions/${id}`)
}
