import { addDays, addYears } from '../kit/plain-dates.ts'
import type { Chance } from '../kit/chance.ts'

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
    women: words('Amal Hala Rima Lina Dima Salma Nour Yara Rana Samar Hanan Layla Maha Rasha Suha Wafa Zeina Abir'),
    men: words(`Khaled Omar Yousef Ahmad Sami Tarek Bilal Mahmoud Anas Fadi Hassan Imad Jamal Karim Majd Nabil Rami
      Walid`),
    families: words(`al-Haddad Khalil Saleh Darwish Kassem Nasser Hamdan Shami al-Masri Barakat Daoud Fares Ghanem
      Hijazi Issa Jaber Mansour Najjar Qabbani Rahal Sabbagh Taha Yassin Zidan`),
  },
  {
    country: 'Eritrea', languages: ['Tigrinya'],
    women: words('Selam Feven Luwam Rahwa Senait Almaz Bisrat Eden Helen Mebrat Saba Tsega'),
    men: words('Yonas Filmon Robel Tesfay Merhawi Abel Biniam Dawit Henok Isaias Kibrom Samson'),
    families: words(`Tesfay Ghebremeskel Haile Kidane Weldemariam Abraha Berhe Debesay Fessehaye Gebrehiwet Mehari
      Negassi Okbay Tekle Yohannes`),
  },
  {
    country: 'Afghanistan', languages: ['Dari', 'Pasjtoe'],
    women: words('Zahra Parwana Shabnam Nilofar Farida Laila Maryam Roya Sahar Wazhma'),
    men: words('Farid Jamshid Najib Reza Ahmad Hamid Idris Mirwais Qasim Zaman'),
    families: words('Rahimi Ahmadi Noorzai Sultani Azizi Barakzai Ghafari Hashimi Karimi Mohammadi Popal Stanekzai'),
  },
  {
    country: 'Turkije', languages: ['Turks', 'Koerdisch'],
    women: words('Çağla Elif Zeynep Ayşe Derya Gül Hatice Şirin'),
    men: words('Emre Mehmet Yusuf Baran Cem Hakan Murat Serdar'),
    families: words('Yılmaz Demir Şahin Kaya Aydın Çelik Doğan Öztürk Polat Yıldız'),
  },
  {
    country: 'Oekraïne', languages: ['Oekraïens', 'Russisch'],
    women: words('Oksana Iryna Kateryna Halyna Larysa Natalija Olena'),
    men: words('Andrij Taras Bohdan Mykola Oleh Serhij'),
    families: words('Kovalenko Bondarenko Lysenko Boiko Hrytsenko Marchenko Petrenko Savchenko Tkachuk'),
  },
]

function words(text: string): readonly string[] {
  return text.split(/\s+/)
}

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
  /** Known to the municipality, and still living in a reception centre. */
  readonly isInReception: boolean
}

/** Households of `count` people together; most arrived in the last two and a half years. */
export function households(chance: Chance, count: number, today: string): DemoHousehold[] {
  const made: DemoHousehold[] = []
  for (let people = 0; people < count;) {
    const household = aHousehold(chance, today)
    const members = household.members.slice(0, count - people)
    made.push({ ...household, members })
    people += members.length
  }
  return made
}

function aHousehold(chance: Chance, today: string): DemoHousehold {
  const origin = chance.is(0.5) ? (origins[0] as Origin) : chance.pick(origins)
  const size = chance.pick([1, 1, 1, 2, 2, 3, 4])
  const family = chance.pick(origin.families)
  const members = Array.from({ length: size }, (_, place) => aMember(chance, { origin, family, place, today }))
  // One in seven came more than three years ago, so that there is a figure about their language.
  const permitOn = addDays(today, -(chance.is(0.15) ? chance.between(1250, 1380) : chance.between(12, 900)))
  const coupledOn = addDays(permitOn, chance.between(8, 25))
  const housed = addDays(coupledOn, chance.between(30, 130))
  const housedOn = housed <= today ? housed : null
  const isInReception = housedOn === null && chance.is(0.6)
  return { origin, members, permitOn, coupledOn, housedOn, phone: phone(chance), isInReception }
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
