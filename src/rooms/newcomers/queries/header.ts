import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { FileHead } from '../rules/file-head.ts'
import { fullName } from '../rules/names.ts'
import { listClosures } from './closures.ts'
import { listLanguages } from './languages.ts'
import { getPerson } from './persons.ts'
import { findLead } from './team.ts'

/** The head of a person's file under the kept id. Throws NotFound outside the caseload. */
export async function fileHeadOf(tx: Tx, actor: Actor, personId: string): Promise<FileHead> {
  const person = await getPerson(tx, actor, personId)
  const lead = await findLead(tx, actor, person.ids)
  const languages = await listLanguages(tx, actor, person.ids)
  const standing = await findStanding(tx, actor, person.ids)
  return {
    personId: person.id, ids: person.ids, name: fullName(person), called: person.called, birthYear: person.birth_year,
    village: person.village, areaTeam: person.areaTeam, lead: lead?.name ?? null,
    languages: languages.map(({ language }) => language), interpreterNeeded: person.interpreter_needed,
    interpreterLanguage: person.interpreter_language, phone: person.phone, isProtected: person.address_protected,
    closure: standing
      ? { reason: standing.reason, closedOn: standing.closedOn, note: standing.note, by: standing.closedBy } : null,
  }
}

// Only who sees every file can have a closed one before them: a caseload holds none.
async function findStanding(tx: Tx, actor: Actor, ids: readonly string[]) {
  if (actor.scope !== 'all') return undefined
  return (await listClosures(tx, actor, ids)).find(({ reopenedOn }) => reopenedOn === null)
}
