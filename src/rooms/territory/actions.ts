import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { Invalid } from '../../kit/errors.ts'
import { mayMoveVillage } from './access.ts'
import type { VillageForm } from './forms.ts'
import {
  getAreaTeam, getVillage, insertAreaTeam, insertVillage, listAreaTeams, listVillages, moveResidents, updateName,
  updateVillageDetails, updateVillageTeam, type VillageDetails,
} from './queries.ts'

export async function addVillage(tx: Tx, actor: Actor, form: VillageForm): Promise<void> {
  checkName(await listVillages(tx, actor), form.name)
  const areaTeamId = mayMoveVillage(actor) ? await knownTeam(tx, actor, form.area_team_id) : null
  await insertVillage(tx, actor, { id: randomUUID(), name: form.name, areaTeamId, ...detailsIn(form) })
}

/** Renames a village; a coordinator may also put it in another team, and its people follow. */
export async function changeVillage(tx: Tx, actor: Actor, id: string, form: VillageForm): Promise<void> {
  const village = await getVillage(tx, actor, id)
  checkName((await listVillages(tx, actor)).filter((other) => other.id !== id), form.name)
  await updateName(tx, actor, 'village', { id, name: form.name })
  await updateVillageDetails(tx, actor, id, detailsIn(form))
  const areaTeamId = await knownTeam(tx, actor, form.area_team_id)
  if (!mayMoveVillage(actor) || areaTeamId === village.areaTeamId) return
  await updateVillageTeam(tx, actor, id, areaTeamId)
  await moveResidents(tx, actor, id, areaTeamId)
}

export async function addTeam(tx: Tx, actor: Actor, name: string): Promise<void> {
  checkName(await listAreaTeams(tx, actor), name)
  await insertAreaTeam(tx, actor, { id: randomUUID(), name })
}

export async function renameTeam(tx: Tx, actor: Actor, id: string, name: string): Promise<void> {
  await getAreaTeam(tx, actor, id)
  checkName((await listAreaTeams(tx, actor)).filter((other) => other.id !== id), name)
  await updateName(tx, actor, 'area_team', { id, name })
}

function detailsIn({ coordinates, contact_name, contact_phone }: VillageForm): VillageDetails {
  return { at: coordinates, contactName: contact_name, contactPhone: contact_phone }
}

async function knownTeam(tx: Tx, actor: Actor, id: string | null): Promise<string | null> {
  return id === null ? null : (await getAreaTeam(tx, actor, id)).id
}

function checkName(others: readonly { name: string }[], name: string): void {
  if (others.some((other) => other.name === name)) throw new Invalid({ name: ['territory.problem.taken'] })
}
