import type { ActivityKind } from '../../db/schema.ts'
import type { Repeat } from '../../rooms/activities/rules/series.ts'

interface DateOff {
  readonly is: 'off'
  readonly reason: string
}

interface DateMoved {
  readonly is: 'moved'
  readonly starts: string
  readonly ends: string
  readonly place: string
  readonly reason: string
}

/** What happens to one of its dates to come: the first of them is 0. */
export type Upset = (DateOff | DateMoved) & { readonly ahead: number }

/** An activity as a village offers it. */
export interface OnOffer {
  readonly title: string
  readonly kind: ActivityKind
  readonly body: string
  readonly organiser: string
  readonly place: string
  /** Monday is 0. */
  readonly weekday: number
  readonly starts: string
  readonly ends: string
  readonly repeat: Repeat
  /** Themes of the talks that it answers, by name. */
  readonly themes?: readonly string[]
  /** How many weeks ago or ahead the first date is in the demo region. */
  readonly week: number
  readonly upset?: Upset
  /** Where it is in the first municipality of the demo region. */
  readonly coordinates?: string
  readonly more?: Readonly<Record<string, string | readonly string[]>>
}

export const onOffer: readonly OnOffer[] = [
  {
    title: 'Praattafel', kind: 'talk_table', organiser: 'Werkgroep Dorpsgenoten', place: 'Dorpshuis', weekday: 1,
    starts: '10:00', ends: '11:30', repeat: 'weekly', week: -20,
    body: 'Oefen Nederlands, drink koffie en leer mensen uit het dorp kennen.',
    themes: ['Contact met inwoners', 'Taalles'], coordinates: '53.1836, 6.1503',
    upset: { is: 'off', ahead: 1, reason: 'Het dorpshuis is dicht.' },
    more: {
      aims: ['involvement', 'tolerance'], serves: ['bridges'], capacity: '40', for_whom: 'iedereen in het dorp',
      level: 'below_a1', provides: ['childcare', 'step_free'], interpreter_languages: 'Arabisch, Tigrinya',
      contact_name: 'Tjitske Wijma', contact_phone: '06 00000001',
    },
  },
  {
    title: 'Inloop op zaterdag', kind: 'walk_in', organiser: 'Samen doen', place: 'Kerkzaal', weekday: 5,
    starts: '10:00', ends: '12:30', repeat: 'weekly', week: -16, body: 'Kom langs met een brief, een vraag of zomaar.',
    themes: ['Brieven en instanties'],
    more: { aims: ['involvement'], serves: ['bridges', 'links'], provides: ['step_free'], for_whom: 'iedereen' },
  },
  {
    title: 'Vrouwen onder elkaar', kind: 'information', organiser: 'Rima en Froukje', place: 'Bibliotheek', weekday: 3,
    starts: '13:30', ends: '15:30', repeat: 'monthly', week: -12,
    body: 'Gezellig en nuttig. Deze keer vertelt een verpleegkundige over de huisarts.',
    themes: ['Alleen voelen', 'Durven'],
    more: {
      aims: ['good_citizenship'], serves: ['bonds', 'links'], provides: ['childcare', 'women_only'], capacity: '20',
      interpreter_languages: 'Arabisch', for_whom: 'vrouwen',
    },
  },
  {
    title: 'Fietsles', kind: 'lesson', organiser: 'Fietsersgroep', place: 'Plein achter de school', weekday: 2,
    starts: '15:00', ends: '16:30', repeat: 'weekly', week: -6, body: 'Leer fietsen. Er zijn zes fietsen om te lenen.',
    upset: {
      is: 'moved', ahead: 0, starts: '15:30', ends: '17:00', place: 'Gymzaal', reason: 'Het plein is nat.',
    },
    more: { aims: ['involvement'], serves: ['bridges'], capacity: '6', level: 'below_a1' },
  },
  {
    title: 'Koken en eten', kind: 'meal', organiser: 'Buurtkeuken', place: 'MFA', weekday: 4, starts: '17:00',
    ends: '20:00', repeat: 'fortnightly', week: -8, body: 'Samen koken en eten. Elke keer kiest iemand het gerecht.',
    themes: ['Contact met inwoners', 'Alleen voelen'],
    more: { aims: ['tolerance'], serves: ['bonds', 'bridges'], cost: '3 euro', capacity: '24', provides: ['ride'] },
  },
  {
    title: 'Voetbal voor iedereen', kind: 'sport', organiser: 'Voetbalvereniging', place: 'Sportpark', weekday: 0,
    starts: '19:00', ends: '20:30', repeat: 'weekly', week: -10, body: 'Je hoeft geen lid te zijn. Schoenen zijn er.',
    more: { aims: ['involvement'], serves: ['bridges'], for_whom: 'vanaf 16 jaar' },
  },
  {
    title: 'Koffie met ouders', kind: 'parents', organiser: 'Basisschool', place: 'Ouderkamer', weekday: 2,
    starts: '08:45', ends: '09:45', repeat: 'monthly', week: -9, body: 'Praat mee over school. De tolk is er.',
    themes: ['Kinderen en school'],
    more: { serves: ['bridges', 'links'], interpreter_languages: 'Arabisch, Oekraïens', for_whom: 'ouders' },
  },
  {
    title: 'Uitje naar het museum', kind: 'excursion', organiser: 'Vrijwilligers van het dorp', place: 'Busstation',
    weekday: 5, starts: '09:30', ends: '16:00', repeat: 'once', week: 2, body: 'We gaan samen met de bus.',
    more: { aims: ['involvement'], serves: ['bridges'], capacity: '15', provides: ['ride'], cost: '5 euro' },
  },
]
