import { NotFound } from '../../../kit/errors.ts'
import { snakeKeys } from '../../../kit/names.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { agree, makeVersion } from '../actions/versions.ts'
import { listGoals } from '../queries/goals.ts'
import { listVersions, lockPlan } from '../queries/plans.ts'
import { loadPlan } from '../routes/view.tsx'
import { changesBetween, snapshotOf } from '../rules/changes.ts'
import { orderGoals } from '../rules/plan.ts'
import { allow, openFile, path } from './place.ts'
import { changeOf, listedVersion, planOf, versionOf } from './present.ts'
import { agreementIn, plan, version, versionIn, versionList } from './shapes.ts'

export const planOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path, summary: 'Het plan van één nieuwkomer: doelen, acties, tussenresultaten en akkoorden', allow,
    audit: { action: 'plans.show', shows: 'file' }, form: 'none', answer: plan, handle: show,
  }),
  operation({
    method: 'GET', path: `${path}/versions`, summary: 'De versies van het plan, de nieuwste eerst', allow,
    audit: { action: 'plans.version.list', shows: 'file' }, form: 'none', answer: versionList,
    async handle(visit) {
      const { file, versions } = await versionsOf(visit)
      const goals = orderGoals(await listGoals(visit.tx, visit.actor, file.person.ids))
      const changes = changesBetween(versions[0]?.snapshot ?? null, snapshotOf(goals))
      return { items: versions.map((one) => listedVersion(file, one)), changesSince: changes.map(changeOf) }
    },
  }),
  operation({
    method: 'GET', path: `${path}/versions/:number`, summary: 'Eén versie van het plan, zoals het toen was', allow,
    audit: { action: 'plans.version.show', shows: 'file' }, form: 'none', answer: version,
    async handle(visit) {
      const { file, versions } = await versionsOf(visit)
      const found = versions.find(({ number }) => String(number) === visit.params['number'])
      if (!found) throw new NotFound('no such version')
      return versionOf(file, found)
    },
  }),
  operation({
    method: 'POST', path: `${path}/versions`, summary: 'Legt het plan vast zoals het nu is, met de reden', allow,
    audit: { action: 'plans.version.make', shows: 'file' }, form: versionIn, answer: made, guard: held,
    async handle(visit) {
      const { person } = await openFile(visit)
      const at = { personId: person.id, now: visit.now }
      const { id, number } = await makeVersion(visit.tx, visit.actor, at, visit.form.reason)
      return madeAt(id, `/newcomers/${person.id}/plan/versions/${number}`)
    },
  }),
  operation({
    method: 'POST', path: `${path}/agreements`, allow,
    summary: 'Schrijft op dat de nieuwkomer akkoord is met het plan zoals het nu is',
    audit: { action: 'plans.agree', shows: 'file' }, form: agreementIn, answer: made, guard: held,
    async handle(visit) {
      const { person } = await openFile(visit)
      const at = { personId: person.id, now: visit.now }
      const { id, number } = await agree(visit.tx, visit.actor, at, snakeKeys(visit.form))
      return madeAt(id, `/newcomers/${person.id}/plan/versions/${number}`)
    },
  }),
]

async function show(visit: Visit<unknown>) {
  const loaded = await loadPlan(visit, visit.params['newcomerId'] ?? '')
  const versions = await listVersions(visit.tx, visit.actor, loaded.file.person.ids)
  return planOf(loaded, versions, { today: visit.today, language: visit.text.language })
}

async function held(visit: Visit<unknown>) {
  const file = await openFile(visit)
  if (file.plan) await lockPlan(visit.tx, visit.actor, file.plan.id)
  return show(visit)
}

async function versionsOf(visit: Visit<unknown>) {
  const file = await openFile(visit)
  if (file.plan) visit.about('plan', file.plan.id)
  return { file, versions: await listVersions(visit.tx, visit.actor, file.person.ids) }
}
