import { z } from 'zod'
import { roleValues } from '../../db/schema.ts'
import { choice, day, id, line, optionalDay, optionalId, optionalLine, optionalNumber } from '../../web/fields.ts'
import { languages } from '../../web/texts.tsx'

/** A password is taken as it was typed: nothing trimmed, nothing refused but an absurd length. */
const password = z.string({ error: 'web.problem.required' }).min(1, { error: 'web.problem.required' })
  .max(1000, { error: 'accounts.problem.password_long' })

const code = line(40)

/** Where to go on afterwards; a path of our own. */
const back = optionalLine(2000)

export const signInForm = z.strictObject({ email: line(254), password, naar: back })
export const codeForm = z.strictObject({ code, naar: back })
export const backForm = z.strictObject({ naar: back })
export const placeForm = z.strictObject({ municipality: id(), naar: back })
export const joinForm = z.strictObject({ newPassword: password })
export const languageForm = z.strictObject({ language: choice(languages), back })
export const demoForm = z.strictObject({ account: id(), municipality: id() })

export const secondFactorForm = z.strictObject({
  seed: z.string().max(1000), code, naar: back,
  currentPassword: z.string().max(1000).default(''), currentCode: optionalLine(40),
})

export const passwordForm = z.strictObject({ currentPassword: password, newPassword: password })
export const recoveryForm = z.strictObject({ code })
export const ownAccountForm = z.strictObject({ name: line(120), language: choice(languages) })

const email = line(254).refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text), {
  error: 'accounts.problem.email',
}).transform((text) => text.toLowerCase())

const givenRole = {
  role: choice(roleValues), organisation: optionalId(), team: optionalId(), firstDay: day(), lastDay: optionalDay(),
}

export const inviteForm = z.strictObject({ email, name: line(120), ...givenRole })
export const roleForm = z.strictObject(givenRole)
export const lastDayForm = z.strictObject({ lastDay: day() })
export const noForm = z.strictObject({})

const named = z.string().trim().min(1, { error: 'web.problem.required' }).nullish().transform((text) => text ?? null)

/** The operator's `user add`, from the command line. */
export const userAddForm = z.strictObject({
  email, name: line(120), municipality: line(60).transform((text) => text.toLowerCase()), role: choice(roleValues),
  organisation: named, team: named, firstDay: optionalDay(), lastDay: optionalDay(),
})

/** The operator's `token create`. */
export const tokenCreateForm = z.strictObject({
  user: line(254), municipality: line(60).transform((text) => text.toLowerCase()), name: optionalLine(100),
  days: optionalNumber(1, 366), write: z.boolean().default(false),
})
