import type { VolunteerEndReason } from '../../db/schema.ts'

/** Somebody who offers to help. */
export interface Offering {
  readonly name: string
  readonly likes: readonly string[]
  readonly languages: readonly string[]
  /** How long ago they signed up. */
  readonly daysAgo: number
  readonly words?: string
  /** What they do since they were called; absent while they wait. */
  readonly task?: string
  readonly costs?: 'travel' | 'phone'
  readonly stopped?: VolunteerEndReason
}

// Fictitious people; the names of the published plans are not among them.
export const offering: readonly Offering[] = [
  {
    name: 'Wietske Hofstra', likes: ['talk_table', 'language'], languages: ['Nederlands'], daysAgo: 520,
    task: 'Gastvrouw praattafel', costs: 'travel',
  },
  {
    name: 'Gerrit Kooi', likes: ['transport', 'goods'], languages: ['Nederlands'], daysAgo: 470,
    task: 'Rijdt naar activiteiten', costs: 'travel',
  },
  {
    name: 'Samira Haddad', likes: ['interpret', 'welcome'], languages: ['Arabisch', 'Nederlands'], daysAgo: 430,
    task: 'Tolkt bij de praattafel',
  },
  {
    name: 'Klaas Terpstra', likes: ['sport'], languages: ['Nederlands', 'Engels'], daysAgo: 400,
    task: 'Begeleidt het voetbal',
  },
  {
    name: 'Anneke Bosma', likes: ['letters'], languages: ['Nederlands'], daysAgo: 390,
    task: 'Legt brieven uit bij de inloop', stopped: 'no_time',
  },
  {
    name: 'Yosief Haile', likes: ['interpret', 'go_along'], languages: ['Tigrinya', 'Nederlands'], daysAgo: 240,
    task: 'Gaat mee naar de huisarts', costs: 'travel',
  },
  {
    name: 'Tjitske de Haan', likes: ['meals'], languages: ['Nederlands'], daysAgo: 210,
    task: 'Kookt bij Koken en eten',
  },
  {
    name: 'Oksana Melnyk', likes: ['children', 'interpret'], languages: ['Oekraïens', 'Engels'], daysAgo: 160,
    task: 'Kinderhoek bij Koffie met ouders', costs: 'phone',
  },
  {
    name: 'Piet van der Molen', likes: ['goods', 'transport'], languages: ['Nederlands'], daysAgo: 120,
    task: 'Knapt fietsen op',
  },
  {
    name: 'Marijke Zijlstra', likes: ['language'], languages: ['Nederlands', 'Engels'], daysAgo: 75,
    task: 'Oefent Nederlands thuis',
  },
  {
    name: 'Hennie Veldman', likes: ['welcome', 'meals'], languages: ['Nederlands'], daysAgo: 12,
    words: 'Liever niet op maandag, dan pas ik op.',
  },
  { name: 'Rachid Amrani', likes: ['sport', 'language'], languages: ['Arabisch', 'Nederlands', 'Frans'], daysAgo: 9 },
  { name: 'Elly Jonker', likes: ['children'], languages: ['Nederlands'], daysAgo: 3 },
  { name: 'Bouke Wagenaar', likes: [], languages: [], daysAgo: 1 },
]
