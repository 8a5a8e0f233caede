import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { Invalid } from '../../kit/errors.ts'
import { getOrganisation, insertOrganisation, listOrganisations, updateOrganisation } from './queries.ts'

interface OrganisationForm {
  readonly name: string
  readonly kind: string
}

export async function addOrganisation(tx: Tx, actor: Actor, form: OrganisationForm): Promise<void> {
  await checkName(tx, actor, form.name)
  await insertOrganisation(tx, actor, { id: randomUUID(), ...form })
}

export async function changeOrganisation(tx: Tx, actor: Actor, id: string, form: OrganisationForm): Promise<void> {
  const organisation = await getOrganisation(tx, actor, id)
  if (organisation.name !== form.name) await checkName(tx, actor, form.name)
  await updateOrganisation(tx, actor, { id, ...form })
}

async function checkName(tx: Tx, actor: Actor, name: string): Promise<void> {
  const others = await listOrganisations(tx, actor)
  if (others.some((other) => other.name === name)) throw new Invalid({ name: ['organisations.problem.taken'] })
}
