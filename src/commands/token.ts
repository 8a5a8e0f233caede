import { parseArgs } from 'node:util'
import { Invalid } from '../kit/errors.ts'
import { createKey, type NewKey } from '../rooms/accounts/actions/operator.ts'
import { tokenCreateForm } from '../rooms/accounts/forms.ts'
import { type Command, onDatabase } from './command.ts'
import { said } from './user.ts'

const usage = `Gebruik: npm run samenspel -- token create --user ADRES --municipality CODE

Maakt een sleutel waarmee een programma op /api/v1 leest wat deze persoon mag zien. De sleutel verschijnt één keer.
Gebruik: Authorization: Bearer SLEUTEL. Zie docs/api/README.md.

  --user ADRES          mailadres waarmee de persoon zich aanmeldt
  --municipality CODE   naam in kleine letters of CBS-code, zoals achtkarspelen of 0059
  --name NAAM           waar de sleutel voor dient; zonder: "sleutel"
  --days GETAL          hoeveel dagen hij werkt, hoogstens 366; zonder: 90
  --write               hij mag ook toevoegen en wijzigen wat deze persoon mag`

const text = { type: 'string' } as const

export const tokenCreateCommand: Command = {
  summary: 'maakt een sleutel voor een programma en toont hem één keer',
  usage,
  run: (words) => said(async () => {
    const key = readKey(words)
    const { token, expiresOn } = await onDatabase('writes', (database) => createKey(database, key, new Date()))
    return `${token}\nWerkt tot en met ${expiresOn}. Bewaar hem veilig; hij verschijnt niet nog eens.`
  }),
}

function readKey(words: readonly string[]): NewKey {
  const options = { user: text, municipality: text, name: text, days: text, write: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...words], options, strict: true })
  const parsed = tokenCreateForm.safeParse(values)
  if (!parsed.success) {
    throw new Invalid(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]])))
  }
  const { user, municipality, name, days, write: mayWrite } = parsed.data
  return { email: user, municipality, name: name || 'sleutel', days: days ?? 90, mayWrite }
}
