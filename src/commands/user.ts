import { parseArgs } from 'node:util'
import { Invalid, Refused } from '../kit/errors.ts'
import { addUser, type NewUser, resetUser } from '../rooms/accounts/actions/operator.ts'
import { userAddForm } from '../rooms/accounts/forms.ts'
import { textsOf } from '../web/texts.tsx'
import { type Command, notUnderstood, onDatabase } from './command.ts'

const usage = `Gebruik: npm run samenspel -- user add --email ADRES --name NAAM --municipality CODE --role ROL

Maakt een account met een rol en toont de link waarmee die persoon zelf een wachtwoord kiest.

  --email ADRES         eigen mailadres van de persoon
  --name NAAM           naam
  --municipality CODE   naam in kleine letters of CBS-code, zoals achtkarspelen of 0059
  --role ROL            coordinator, case_worker, interviewer, policy_officer of administrator
  --organisation NAAM   organisatie waarvoor de persoon werkt
  --team NAAM           gebiedsteam
  --first-day DAG       eerste dag, zoals 2026-11-03; zonder: vandaag
  --last-day DAG        laatste dag; zonder: tot nader order`

const text = { type: 'string' } as const
const options = {
  email: text, name: text, municipality: text, role: text, organisation: text, team: text, 'first-day': text,
  'last-day': text,
}

export const userAddCommand: Command = {
  summary: 'maakt een account met een rol en toont de uitnodiging',
  usage,
  run: (words) => said(async () => {
    const user = readUser(words)
    const { token } = await onDatabase('writes', (database) => addUser(database, user, new Date()))
    if (!token) return `${user.email} heeft al een account; de rol is erbij gegeven.`
    return `Geef deze link aan ${user.name}; hij werkt één keer en een week lang:\n${address()}/uitnodiging/${token}`
  }),
}

const resetUsage = `Gebruik: npm run samenspel -- user reset --email ADRES

Voor wie telefoon én herstelcodes kwijt is. Beëindigt alle sessies, vergeet de code op de telefoon en toont een link
om een nieuw wachtwoord te kiezen en een nieuwe code in te stellen. Doe dit pas als zeker is wie het vraagt.`

export const userResetCommand: Command = {
  summary: 'laat iemand die alles kwijt is opnieuw beginnen',
  usage: resetUsage,
  run: (words) => said(async () => {
    const { values } = parseArgs({ args: [...words], options: { email: text }, strict: true })
    const { email } = values
    if (!email) throw new Invalid({ email: ['web.problem.required'] })
    const token = await onDatabase('writes', (database) => resetUser(database, email, new Date()))
    return `Geef deze link aan ${email}; hij werkt één keer en een dag lang:\n${address()}/uitnodiging/${token}`
  }),
}

function readUser(words: readonly string[]): NewUser {
  const { values } = parseArgs({ args: [...words], options, strict: true })
  const parsed = userAddForm.safeParse({
    email: values.email, name: values.name, municipality: values.municipality, role: values.role,
    organisation: values.organisation, team: values.team, firstDay: values['first-day'], lastDay: values['last-day'],
  })
  if (parsed.success) return parsed.data
  throw new Invalid(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]])))
}

/** Prints the outcome, or in one sentence per field what is wrong. */
export async function said(work: () => Promise<string>): Promise<number> {
  try {
    console.log(await work())
    return 0
  } catch (error) {
    const problems = problemsOf(error)
    if (!problems) throw error
    for (const problem of problems) console.error(problem)
    return 1
  }
}

function problemsOf(error: unknown): string[] | null {
  const { t } = textsOf('nl')
  if (error instanceof Refused) return [t(error.reasonKey, error.values)]
  if (error instanceof Invalid) {
    return Object.entries(error.problems)
      .map(([field, keys]) => `--${dashed(field)}: ${keys.map((key) => t(key)).join(' ')}`)
  }
  const isOption = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  return isOption ? [notUnderstood] : null
}

function dashed(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Where people reach this installation, as set; else as it runs on this machine. */
function address(): string {
  const { SAMENSPEL_ORIGIN: origin, PORT: port } = process.env
  return (origin ?? `http://localhost:${port || '4280'}`).replace(/\/$/, '')
}
