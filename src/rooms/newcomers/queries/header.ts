import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { FileHead } from '../rules/file-head.ts'
import { fullName } from '../rules/names.ts'
import { listClosures } from './closures.ts'
import { listLanguages } from './languages.ts'
import { findIdentity } from './identity.ts'
import { getPersonOf, type Person } from './persons.ts'
import { findLead } from './team.ts'

/** The head of a person's file under the kept id. Throws NotFound outside the caseload. */
export async function fileHeadOf(tx: Tx, actor: Actor, personId: string): Promise<FileHead> {
  return (await openFileOf(tx, actor, await findIdentity(tx, actor, personId))).head
}

/** The person and the head of the file, when every id of the person is known already. */
export async function openFileOf(
  tx: Tx, actor: Actor, ids: readonly string[],
): Promise<{ person: Person; head: FileHead }> {
  const [person, lead, languages, standing] = await Promise.all([
    getPersonOf(tx, actor, ids), findLead(tx, actor, ids), listLanguages(tx, actor, ids),
    findStanding(tx, actor, ids),
  ])
  const head = {
    personId: person.id, ids: person.ids, name: fullName(person), called: person.called, birthYear: person.birth_year,
    village: person.village, areaTeam: person.areaTeam, lead: lead?.name ?? null,
    languages: languages.map(({ language }) => language), interpreterNeeded: person.interpreter_needed,
    interpreterLanguage: person.interpreter_language, phone: person.phone, isProtected: person.address_protected,
    closure: standing
      ? { reason: standing.reason, closedOn: standing.closedOn, note: standing.note, by: standing.closedBy } : null,
  }
  return { person, head }
}

// Only who sees every file can have a closed one before them: a caseload holds none.
async function findStanding(tx: Tx, actor: Actor, ids: readonly string[]) {
  if (actor.scope !== 'all') return undefined
  return (await listClosures(tx, actor, ids)).find(({ reopenedOn }) => reopenedOn === null)
}
