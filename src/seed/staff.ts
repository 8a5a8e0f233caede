import type { BulkRow } from '../db/bulk.ts'
import type { Role } from '../kit/actor.ts'
import { addYears } from '../kit/plain-dates.ts'
import type { Chance } from '../kit/chance.ts'
import type { Colleague } from '../demo/place.ts'
import { municipalityId } from '../rooms/territory/install.ts'
import type { Sheaf } from './sheaf.ts'

const filesEach = 45
const talkersPerWorker = 1 / 8

/** Invented Dutch people, put together by chance. */
export const given = `Anke Bart Carla Dirk Els Frank Gerda Henk Ineke Jan Karin Leo Mieke Niels Olga Piet Rita Stef
  Truus Ursula Vera Wim Yvonne Aafke Bauke Douwe Fenna Hidde Jelle Maaike`.split(/\s+/)
export const families = `Jansen Bakker Visser Smit Mulder Bos Peters Dekker Brouwer Hofman Kok Schouten Vermeer Prins
  Kuiper Postma Wiersma Veenstra Zijlstra Bouwman Kramer Maas Timmer Groen Scholten`.split(/\s+/)

export interface Staff {
  readonly slug: string
  readonly seed: number
  readonly newcomers: number
  readonly today: string
}

/** Case workers with about 45 files each, who hold talks, one coordinator, one policy officer, one administrator. */
export function staffRows(sheaf: Sheaf, chance: Chance, staff: Staff): Colleague[] {
  const workers = Math.max(1, Math.round(staff.newcomers / filesEach))
  const counts: readonly (readonly [Role, number])[] = [
    ['coordinator', 1], ['case_worker', workers], ['interviewer', Math.max(1, Math.round(workers * talkersPerWorker))],
    ['policy_officer', 1], ['administrator', 1],
  ]
  return counts.flatMap(([role, count]) => Array.from({ length: count }, (_, at) => {
    const name = `${chance.pick(given)} ${chance.pick(families)}`
    const colleague = { accountId: sheaf.id(), name, role, organisationId: null }
    sheaf.add('account', accountRow(staff, colleague, emailOf(staff, role, at + 1)))
    sheaf.add('membership', membershipRow(sheaf, staff, colleague))
    return colleague
  }))
}

/** `case_worker.3.zeist.1@voorbeeld.example`: the third case worker of Zeist in the population of seed 1. */
export function emailOf({ slug, seed }: Pick<Staff, 'slug' | 'seed'>, role: string, number: number): string {
  return `${role}.${number}.${slug}.${seed}@voorbeeld.example`
}

function accountRow({ today }: Staff, { accountId, name }: Colleague, email: string): BulkRow {
  const since = addYears(today, -5)
  return { id: accountId, email, name, language: 'nl', created_at: since, totp_confirmed_at: since }
}

function membershipRow(sheaf: Sheaf, { slug, today }: Staff, { accountId, role }: Colleague): BulkRow {
  return {
    municipality_id: municipalityId(slug), id: sheaf.id(), account_id: accountId, role, first_day: addYears(today, -5),
  }
}
