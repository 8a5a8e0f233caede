import { addDays, addYears } from '../kit/plain-dates.ts'
import type { Chance } from './chance.ts'

export interface Origin {
  readonly country: string
  readonly languages: readonly string[]
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly families: readonly string[]
}

/** Invented people: common given and family names, put together by chance. */
export const origins: readonly Origin[] = [
  {
    country: 'Syrië', languages: ['Arabisch'],
    women: ['Amal', 'Hala', 'Rima', 'Lina', 'Dima', 'Salma', 'Nour', 'Yara'],
    men: ['Khaled', 'Omar', 'Yousef', 'Ahmad', 'Sami', 'Tarek', 'Bilal', 'Mahmoud'],
    families: ['al-Haddad', 'Khalil', 'Saleh', 'Darwish', 'Kassem', 'Nasser', 'Hamdan', 'Shami'],
  },
  {
    country: 'Eritrea', languages: ['Tigrinya'],
    women: ['Selam', 'Feven', 'Luwam', 'Rahwa', 'Senait'], men: ['Yonas', 'Filmon', 'Robel', 'Tesfay', 'Merhawi'],
    families: ['Tesfay', 'Ghebremeskel', 'Haile', 'Kidane', 'Weldemariam'],
  },
  {
    country: 'Afghanistan', languages: ['Dari', 'Pasjtoe'],
    women: ['Zahra', 'Parwana', 'Shabnam', 'Nilofar'], men: ['Farid', 'Jamshid', 'Najib', 'Reza'],
    families: ['Rahimi', 'Ahmadi', 'Noorzai', 'Sultani'],
  },
  {
    country: 'Turkije', languages: ['Turks', 'Koerdisch'],
    women: ['Çağla', 'Elif', 'Zeynep'], men: ['Emre', 'Mehmet', 'Yusuf'],
    families: ['Yılmaz', 'Demir', 'Şahin', 'Kaya'],
  },
  {
    country: 'Oekraïne', languages: ['Oekraïens', 'Russisch'],
    women: ['Oksana', 'Iryna', 'Kateryna'], men: ['Andrij', 'Taras'], families: ['Kovalenko', 'Bondarenko', 'Lysenko'],
  },
]

export interface DemoNewcomer {
  readonly given: string
  readonly family: string
  readonly sex: 'female' | 'male'
  readonly bornOn: string
  readonly isAdult: boolean
}

export interface DemoHousehold {
  readonly origin: Origin
  readonly members: readonly DemoNewcomer[]
  readonly permitOn: string
  readonly coupledOn: string
  /** null while they still wait for a home. */
  readonly housedOn: string | null
  readonly phone: string
}

/** Households until `count` people are there, arrivals spread over the last two and a half years. */
export function households(chance: Chance, count: number, today: string): DemoHousehold[] {
  const made: DemoHousehold[] = []
  for (let people = 0; people < count;) {
    const household = aHousehold(chance, today)
    made.push(household)
    people += household.members.length
  }
  return made
}

function aHousehold(chance: Chance, today: string): DemoHousehold {
  const origin = chance.is(0.5) ? (origins[0] as Origin) : chance.pick(origins)
  const size = chance.pick([1, 1, 1, 2, 2, 3, 4])
  const family = chance.pick(origin.families)
  const members = Array.from({ length: size }, (_, place) => aMember(chance, { origin, family, place, today }))
  const permitOn = addDays(today, -chance.between(12, 900))
  const coupledOn = addDays(permitOn, chance.between(8, 25))
  const housed = addDays(coupledOn, chance.between(30, 130))
  return { origin, members, permitOn, coupledOn, housedOn: housed <= today ? housed : null, phone: phone(chance) }
}

interface Place {
  readonly origin: Origin
  readonly family: string
  readonly place: number
  readonly today: string
}

function aMember(chance: Chance, { origin, family, place, today }: Place): DemoNewcomer {
  const isAdult = place < 2
  const sex = chance.pick(['male', 'female'] as const)
  const age = isAdult ? chance.between(19, 58) : chance.between(4, 17)
  const given = chance.pick(sex === 'female' ? origin.women : origin.men)
  return { given, family, sex, isAdult, bornOn: addDays(addYears(today, -age), -chance.between(1, 360)) }
}

/** A number from the block that is never given out. */
function phone(chance: Chance): string {
  return `06-5550${String(chance.between(1000, 9999))}`
}
