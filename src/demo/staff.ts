import type { Role } from '../kit/actor.ts'

export interface DemoPerson {
  readonly name: string
  readonly role: Role
  /** Name of an organisation of the municipality as it is shipped. */
  readonly organisation?: string
  readonly team?: string
}

export interface DemoMunicipality {
  readonly slug: string
  readonly newcomers: number
  readonly staff: readonly DemoPerson[]
}

/** Fictitious colleagues; the names of people in the published plans are not used. */
export const demoMunicipalities: readonly DemoMunicipality[] = [
  {
    slug: 'achtkarspelen', newcomers: 56,
    staff: [
      { name: 'Sanne Dijkstra', role: 'coordinator', organisation: 'Timpaan Welzijn' },
      { name: 'Marije Bouma', role: 'case_worker', organisation: 'Timpaan Welzijn' },
      { name: 'Sjoerd Hoekstra', role: 'case_worker' },
      { name: 'Jildou de Vries', role: 'case_worker' },
      { name: 'Ilse Hoekema', role: 'interviewer' },
      { name: 'Pim de Graaf', role: 'policy_officer' },
      { name: 'Ada Veenstra', role: 'administrator' },
    ],
  },
  {
    slug: 'zeist', newcomers: 30,
    staff: [
      { name: 'Roos Verhagen', role: 'coordinator' },
      { name: 'Daan Kamphuis', role: 'case_worker' },
      { name: 'Mila Oosterveld', role: 'interviewer' },
      { name: 'Gijs van Laar', role: 'policy_officer' },
    ],
  },
  {
    slug: 'son-en-breugel', newcomers: 26,
    staff: [
      { name: 'Lotte van Rooij', role: 'coordinator' },
      { name: 'Koen Swinkels', role: 'case_worker' },
      { name: 'Hanneke Sanders', role: 'policy_officer' },
    ],
  },
  {
    slug: 'westerkwartier', newcomers: 40,
    staff: [
      { name: 'Marit Kuipers', role: 'coordinator', organisation: 'Sociaal Werk De Schans' },
      { name: 'Tom Venema', role: 'case_worker', organisation: 'Sociaal Werk De Schans', team: 'Leek' },
      {
        name: 'Noor Siebring', role: 'case_worker', organisation: 'VluchtelingenWerk Noord-Nederland',
        team: 'Zuidhorn',
      },
      { name: 'Ilse Hoekema', role: 'interviewer' },
    ],
  },
  {
    slug: 'tiel', newcomers: 18,
    staff: [
      { name: 'Wendy van Ooijen', role: 'coordinator' },
      { name: 'Bas Verwoert', role: 'case_worker', organisation: 'Mozaïek' },
    ],
  },
]

/** `Sanne Dijkstra` -> `sanne.dijkstra@voorbeeld.example`, an address that leads nowhere. */
export function demoEmail(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@voorbeeld.example`
}
