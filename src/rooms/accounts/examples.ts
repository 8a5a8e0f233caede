import { randomUUID } from 'node:crypto'
import { atFrontDoor, type Database } from '../../db/database.ts'
import type { Role } from '../../kit/actor.ts'
import { insertAccount } from './queries/accounts.ts'
import { insertMembership } from './queries/memberships.ts'

export interface Example {
  readonly name: string
  readonly municipalityId: string
  readonly roles: readonly Role[]
  readonly email?: string
  readonly id?: string
  readonly language?: string
  readonly organisationId?: string
  readonly areaTeamId?: string
  readonly firstDay?: string
  readonly lastDay?: string
}

/** Somebody with one or more roles in one municipality, for tests and the demo region; returns the account's id. */
export async function somebody(database: Database, example: Example): Promise<string> {
  const { name, municipalityId, roles } = example
  const accountId = example.id ?? randomUUID()
  const email = example.email ?? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@voorbeeld.example`
  await atFrontDoor(database, async (tx) => {
    await insertAccount(tx, { id: accountId, email, name, language: example.language ?? 'nl' })
  })
  for (const role of roles) await holdRole(database, { ...example, accountId, role, municipalityId })
  return accountId
}

/** One more role for an account, also in another municipality. */
export async function holdRole(
  database: Database, held: Omit<Example, 'name' | 'roles'> & { accountId: string; role: Role },
): Promise<void> {
  await atFrontDoor(database, (tx) => insertMembership(tx, held.municipalityId, {
    id: randomUUID(), accountId: held.accountId, role: held.role, organisationId: held.organisationId ?? null,
    areaTeamId: held.areaTeamId ?? null, firstDay: held.firstDay ?? '2020-01-01', lastDay: held.lastDay ?? null,
  }))
}
