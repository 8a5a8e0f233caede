import type { ContactKind, OwnWordKind, PuzzleArea } from '../db/schema.ts'
import type { Voice } from '../rooms/approaches/forms.ts'

export interface Said {
  readonly kind: OwnWordKind
  readonly body: string
  readonly area: PuzzleArea
}

/** What invented people say, in their own words. */
export const sayings: readonly Said[] = [
  { kind: 'wish', body: 'Ik wil mijn buren leren kennen. Ik groet, maar dan is het stil.', area: 'contacts' },
  { kind: 'wish', body: 'Ik wil sneller Nederlands spreken, niet alleen uit het boek.', area: 'language' },
  { kind: 'dream', body: 'Thuis was ik kok. Ik wil hier een kleine lunchroom.', area: 'work' },
  { kind: 'dream', body: 'Ik wil weer voor de klas staan, als leraar wiskunde.', area: 'work' },
  { kind: 'concern', body: 'Ik begrijp de brieven van de belasting niet. Doe ik iets fout?', area: 'money' },
  { kind: 'concern', body: 'Mijn zoon heeft op school nog geen vriend.', area: 'school' },
  { kind: 'concern', body: 'Ik slaap slecht. Ik denk veel aan mijn moeder, die daar nog is.', area: 'health' },
  { kind: 'barrier', body: 'De bus gaat ’s avonds niet. Dan kan ik niet naar de les.', area: 'wayfinding' },
  { kind: 'barrier', body: 'Ik heb niemand die op de kinderen past.', area: 'participation' },
  { kind: 'talent', body: 'Ik kan naaien en wil dat anderen leren.', area: 'participation' },
  { kind: 'talent', body: 'Ik speel oed. Ik speel graag op een feest in het dorp.', area: 'contacts' },
  { kind: 'talent', body: 'Ik repareer fietsen en brommers.', area: 'work' },
  { kind: 'limitation', body: 'Mijn rug is niet goed. Zwaar tillen gaat niet.', area: 'health' },
]

interface Contact {
  readonly kind: ContactKind
  readonly body: string
  readonly area: PuzzleArea | null
}

export const contacts: readonly Contact[] = [
  { kind: 'visit', body: 'Thuis langs geweest. Samen de post doorgenomen en drie brieven beantwoord.', area: 'money' },
  { kind: 'visit', body: 'Koffie gedronken. Het huis wordt gezellig, de gordijnen hangen.', area: 'housing' },
  { kind: 'phone', body: 'Gebeld over de taalles. De eerste toets ging goed.', area: 'language' },
  { kind: 'office', body: 'Gesproken over werk. Wil graag eerst een dag meelopen.', area: 'work' },
  { kind: 'message', body: 'Bericht gestuurd over de open avond in het dorpshuis.', area: 'participation' },
  { kind: 'meeting', body: 'Op school geweest met de ouders. De juf heeft tijd voor extra uitleg.', area: 'school' },
  { kind: 'social', body: 'Met de buren koffie gedronken na de les.', area: 'contacts' },
  { kind: 'social', body: 'Samen gegeten in het dorpshuis. Twee buren gaven hun nummer.', area: 'contacts' },
  { kind: 'phone', body: 'De huisarts heeft een tolk geregeld voor volgende week.', area: 'health' },
]

export const appointments = [
  { body: 'Papieren voor de toeslagen meenemen.', area: 'money' as const, place: 'Gemeentehuis, balie 3' },
  { body: 'Kennismaken met de taalschool.', area: 'language' as const, place: 'Taalschool' },
  { body: 'Voortgang bespreken.', area: null, place: 'Dorpshuis' },
]

export const jobs = [
  { kind: 'paid', employer: 'Bakkerij De Molen', hours: 24 },
  { kind: 'paid', employer: 'Kwekerij Het Groene Hart', hours: 32 },
  { kind: 'internship', employer: 'Groenbeheer van de gemeente', hours: 16 },
  { kind: 'volunteer', employer: 'Kringloop in het dorp', hours: 8 },
]

/** Goals in own words with the area they belong to, and steps that are not ready-made. */
export const goals = [
  { body: 'Ik wil met mijn buren kunnen praten', area: 'contacts' as const, step: 'Samen naar de koffieochtend' },
  { body: 'Ik wil zelf met de trein naar mijn zus', area: 'wayfinding' as const, step: 'Een keer samen reizen' },
  { body: 'Ik wil weten wat ik elke maand overhoud', area: 'money' as const, step: 'Een kasboek beginnen' },
  { body: 'Ik wil het staatsexamen halen', area: 'language' as const, step: 'Twee keer per week naar het taalcafé' },
  { body: 'Ik wil werken met mijn handen', area: 'work' as const, step: 'Een dag meelopen bij een werkplaats' },
  { body: 'Ik wil dat mijn kinderen gaan sporten', area: 'school' as const, step: 'Proefles bij de voetbalclub' },
  { body: 'Ik wil een huisarts die mij begrijpt', area: 'health' as const, step: 'Vragen om een tolk bij de huisarts' },
]

export const results = [
  'Het gaat de goede kant op. Durft nu zelf te bellen.',
  'Nog lastig door de bus. We zoeken iemand die mee kan rijden.',
  'Is drie keer geweest en wil doorgaan.',
]

/** Answers in own words, by what the question is about. */
export const answers: Readonly<Record<Voice, readonly string[]>> = {
  state: ['Goed. Het huis is warm en de buren groeten.', 'Gaat wel. Ik ben moe van het wachten.', 'Beter dan eerst.'],
  worry: ['Mijn broer is nog daar. Ik hoor weinig van hem.', 'De rekeningen. Ik snap niet wat ik moet betalen.'],
  wish: ['Meer contact met mensen uit het dorp.', 'Een cursus in de avond, dan past mijn man op.'],
  dream: ['Weer lesgeven in wiskunde.', 'Een eigen kleine bakkerij.', 'Dat mijn dochter dokter wordt.'],
  motivation: ['Mijn kinderen. Zij moeten trots op mij zijn.', 'Ik wil niet afhankelijk zijn.'],
  limitation: ['Mijn rug.', 'De bus gaat te weinig.', 'Niemand past op de kinderen.'],
  question: ['Hoe vraag ik kinderbijslag aan?', 'Kan mijn diploma hier gelden?'],
  advice: ['Stuur brieven in gewone taal.', 'Een tolk bij de huisarts zou veel helpen.'],
  agreement: ['We gaan samen naar de koffieochtend.', 'Volgende week bellen we de school.'],
}

export const topicAnswers = [
  'Gaat goed, geen hulp nodig.', 'Nog moeilijk. Wil graag dat iemand de eerste keer meegaat.',
  'Is begonnen en wil doorgaan.', 'Heeft veel vragen; we spreken apart af.',
]

/** What somebody beside the lead is in the team for. */
export const teamPurposes = ['Taal en school', 'Geld en brieven', 'Kennismaken met de buurt']
