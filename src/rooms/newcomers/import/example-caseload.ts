/** A caseload file as a municipality exports it, with invented people; made the same way every time. */
export interface ExampleRow {
  number: string
  household: string
  given: string
  prefix: string
  family: string
  birth: string
  sex: string
  origin: string
  languages: string
  interpreter: string
  permit: string
  coupled: string
  housed: string
  registered: string
  village: string
  email: string
  phone: string
  worker: string
  route: string
  reading: string
  speaking: string
  note: string
}

export const exampleHeadings = [
  'Cliëntnummer', 'Gezinsnummer', 'Voornaam', 'Tussenvoegsel', 'Achternaam', 'Geboortedatum', 'Geslacht',
  'Land van herkomst', 'Talen', 'Tolk nodig', 'Datum vergunning', 'Datum koppeling', 'Datum huisvesting',
  'Datum inschrijving BRP', 'Dorp', 'E-mail', 'Telefoon', 'Klantmanager', 'Leerroute', 'Taal lezen', 'Taal spreken',
  'Opmerking',
] as const

interface Origin {
  readonly country: string
  readonly languages: string
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
}

const origins: readonly Origin[] = [
  { country: 'Syrië', languages: 'Arabisch', female: ['Amal', 'Rana', 'Lubna', 'Siham'],
    male: ['Bashar', 'Nizar', 'Ziad', 'Walid'], family: ['Al-Khatib', 'Sabbagh', 'Qasim', 'El Amin'] },
  { country: 'Eritrea', languages: 'Tigrinya', female: ['Senait', 'Winta', 'Feven'], male: ['Dawit', 'Tesfay', 'Robel'],
    family: ['Habte', 'Okubay', 'Negash'] },
  { country: 'Turkije', languages: 'Turks, Koerdisch', female: ['Çiğdem', 'Gülay'], male: ['Şenol', 'İsmail'],
    family: ['Yıldırım', 'Çelik'] },
  { country: 'Oekraïne', languages: 'Oekraïens', female: ['Iryna', 'Larysa'], male: ['Taras', 'Mykola'],
    family: ['Bondarenko', 'Tkachenko'] },
]
const order: readonly (keyof ExampleRow)[] = [
  'number', 'household', 'given', 'prefix', 'family', 'birth', 'sex', 'origin', 'languages', 'interpreter', 'permit',
  'coupled', 'housed', 'registered', 'village', 'email', 'phone', 'worker', 'route', 'reading', 'speaking', 'note',
]
const villages = ['Buitenpost', 'Harkema', 'Kootstertille', 'Surhuisterveen', 'Drogeham', 'Twijzelerheide']
const workers = ['A. Veenstra', 'P. van Dijk']

/** So many people in households of one to four, born apart from each other, each with a phone of their own. */
export function exampleRows(count: number): ExampleRow[] {
  const random = randomFrom(7)
  const rows: ExampleRow[] = []
  for (let household = 1; rows.length < count; household += 1) {
    const origin = pick(origins, random)
    const family = pick(origin.family, random)
    const shared = householdFacts(household, random)
    for (let member = 0; member <= Math.floor(random() * 4) && rows.length < count; member += 1) {
      rows.push({ ...shared, ...memberFacts(rows.length, origin, random), family })
    }
  }
  return rows
}

/** The cells of a row in the order of the headings. */
export function exampleCells(row: ExampleRow): string[] {
  return order.map((key) => row[key])
}

/** The rows as a CSV with semicolons, as Dutch Excel writes it. */
export function exampleCsv(rows: readonly ExampleRow[]): string {
  const cell = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => exampleCells(row).map(cell).join(';'))
  return `\uFEFF${[exampleHeadings.join(';'), ...lines].join('\r\n')}\r\n`
}

function householdFacts(household: number, random: () => number) {
  const permit = dayFrom(2023, random() * 1000)
  const isHoused = random() > 0.1
  return {
    household: `H${200 + household}`, prefix: '', permit: typed(permit), coupled: typed(dayAfter(permit, 20)),
    housed: isHoused ? typed(dayAfter(permit, 120)) : '', registered: isHoused ? typed(dayAfter(permit, 125)) : '',
    village: isHoused ? pick(villages, random) : '', worker: pick(workers, random),
    route: pick(['', 'Z-route', 'B1-route'], random),
  }
}

function memberFacts(index: number, origin: Origin, random: () => number) {
  const sex = random() < 0.5 ? 'V' : 'M'
  // Each is born on a day of their own, so that only doubles put in on purpose are alike.
  const birth = new Date(Date.UTC(1950, 0, 2 + (index * 37) % 24_000))
  return {
    number: `N${5000 + index}`, given: pick(sex === 'V' ? origin.female : origin.male, random), birth: typed(birth),
    sex,
    origin: origin.country, languages: origin.languages, interpreter: random() < 0.5 ? 'ja' : 'nee', email: '',
    phone: `06-${String(10_000_000 + index * 811).slice(0, 8)}`, reading: pick(['', 'A0', 'A1', 'A2', 'B1'], random),
    speaking: pick(['', 'A1', 'B1'], random), note: '',
  }
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function dayFrom(year: number, days: number): Date {
  return new Date(Date.UTC(year, 0, 1 + Math.floor(days)))
}

function dayAfter(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000)
}

function typed(day: Date): string {
  return day.toISOString().slice(0, 10).split('-').reverse().join('-')
}
