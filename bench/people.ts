import { sql } from 'kysely'
import { type Database, atFrontDoor, inMunicipality } from '../src/db/database.ts'
import type { Actor, Role } from '../src/kit/actor.ts'
import { scopeOf } from '../src/kit/actor.ts'
import { today } from '../src/kit/plain-dates.ts'
import { createKey } from '../src/rooms/accounts/actions/operator.ts'
import { signInDirectly } from '../src/rooms/accounts/front-door.ts'
import { municipalityId } from '../src/rooms/territory/install.ts'
import { emailOf } from '../src/seed/staff.ts'
import { seedSlugs } from '../src/seed/sow.ts'
import { csrfToken } from '../src/web/guard.ts'

/** Somebody at work, with all that a browser and a program of theirs need. */
export interface Colleague {
  readonly key: string
  readonly cookie: string
  readonly csrf: string
}

export interface Newcomer {
  readonly id: string
  readonly familyName: string
}

/** A case worker with some of the files that are theirs. */
export interface Worker extends Colleague {
  readonly newcomers: readonly Newcomer[]
}

const filesEach = 4

/** One case worker of each of the first municipalities, at most `count`. */
export async function findWorkers(database: Database, secret: string, count: number): Promise<Worker[]> {
  const workers: Worker[] = []
  for (const slug of seedSlugs.slice(0, count)) {
    const found = await signIn(database, secret, { slug, role: 'case_worker' })
    if (found) workers.push({ ...found.colleague, newcomers: await findNewcomers(database, found.actor) })
  }
  return workers
}

/** The first person with this role in a municipality of the population. */
export async function findColleague(database: Database, secret: string, slug: string, role: Role): Promise<Colleague> {
  const found = await signIn(database, secret, { slug, role })
  if (!found) throw new Error(`the population holds no ${role}`)
  return found.colleague
}

interface Post {
  readonly slug: string
  readonly role: Role
}

async function signIn(database: Database, secret: string, { slug, role }: Post) {
  const now = new Date()
  const email = emailOf({ slug, seed: 1 }, role, 1)
  const account = await atFrontDoor(database, (tx) =>
    tx.selectFrom('account').select(['id', 'name']).where('email', '=', email).executeTakeFirst())
  if (!account) return null
  const { token: key } = await createKey(
    database, { email, municipality: slug, name: 'bench', days: 2, mayWrite: true }, now)
  const { cookie, sessionId } = await signInDirectly(database, account.id, now)
  const roles = new Set([role])
  const actor: Actor = {
    userId: account.id, name: account.name, municipalityId: municipalityId(slug), roles, organisationIds: [],
    teamIds: [], scope: scopeOf(roles), today: today(now),
  }
  return { colleague: { key, cookie, csrf: csrfToken(secret, sessionId) }, actor }
}

// The files with the most in them, so that a file of the measurement is not an empty one.
async function findNewcomers(database: Database, actor: Actor): Promise<Newcomer[]> {
  const { rows } = await inMunicipality(database, actor, (tx) => sql<Newcomer>`
    select p.id, p.family_name as "familyName" from person p
    where p.municipality_id = ${actor.municipalityId} and length(p.family_name) > 2
    order by (select count(*) from contact_moment c
      where c.municipality_id = p.municipality_id and c.person_id = p.id) desc, p.id
    limit ${filesEach}`.execute(tx))
  return rows
}
