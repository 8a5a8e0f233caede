import { z } from 'zod'
import { cardKindValues, cardSideValues, interpreterSettingValues } from '../../db/schema.ts'
import {
  choice, id, line, many, optionalChoice, optionalDay, optionalId, optionalLine, tick,
} from '../../web/fields.ts'
import { agreed, canBeReached, cannotBeReached, contactFields } from '../volunteers/forms.ts'

const card = {
  side: choice(cardSideValues), kind: choice(cardKindValues), title: line(120), village_id: id(),
  languages: many(line(40)), setting: optionalChoice(interpreterSettingValues), needed_on: optionalDay(),
  words: optionalLine(500),
}

interface Spoken {
  readonly side: string
  readonly kind: string
  readonly languages: readonly string[]
  readonly setting: string | null
}

const hasLanguage = ({ kind, languages }: Spoken) => kind !== 'interpreter' || languages.length > 0
const noLanguage = { error: 'talents.problem.language', path: ['languages'] }
const hasSetting = ({ side, kind, setting }: Spoken) => kind !== 'interpreter' || side !== 'asked' || setting !== null
const noSetting = { error: 'talents.problem.setting', path: ['setting'] }

/** A card of a newcomer, written by who works with their file; everybody may read the title where it is public. */
export const personCardForm = z.strictObject({ ...card, is_public: tick() })
  .refine(hasLanguage, noLanguage).refine(hasSetting, noSetting)
export type PersonCardForm = z.output<typeof personCardForm>

/** A card of a resident, at the open page. `answers` is the card that they read there. */
export const residentCardForm = z.strictObject({ ...card, ...contactFields, agreed, answers: optionalId() })
  .refine(canBeReached, cannotBeReached).refine(hasLanguage, noLanguage).refine(hasSetting, noSetting)
export type ResidentCardForm = z.output<typeof residentCardForm>

/** Two cards are brought together once both people said that the other may know their name and number. */
export const matchForm = z.strictObject({
  other_id: id(), both_agree: tick().refine((value) => value, { error: 'talents.problem.both' }),
})
export type MatchForm = z.output<typeof matchForm>

/** The card with which the one in the address is about to be brought together. */
export const withQuery = z.strictObject({ met: optionalId() })

export const endForm = z.strictObject({ reason: choice(['withdrawn', 'not_found']) })
export const publicForm = z.strictObject({ is_public: tick() })

export const stands = ['open', 'matched', 'done', 'over'] as const

/** The board of one village, side, kind, or what became of it. */
export const boardQuery = z.strictObject({
  dorp: optionalId(), kant: optionalChoice(cardSideValues), soort: optionalChoice(cardKindValues),
  stand: optionalChoice(stands), pagina: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).default(1),
})
export type BoardQuery = z.output<typeof boardQuery>

/** What the open form begins with: a side, or a card that is answered. */
export const newCardQuery = z.strictObject({ kant: optionalChoice(cardSideValues), bij: optionalId() })
export type NewCardQuery = z.output<typeof newCardQuery>
