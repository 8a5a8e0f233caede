import { StartFailure } from '../kit/start-failure.ts'
import { type Command, notUnderstood } from './command.ts'

// Loaded only when asked for: the list itself appears at once.
const commands: Record<string, () => Promise<Command>> = {
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  'user add': async () => (await import('./user.ts')).userAddCommand,
  'user reset': async () => (await import('./user.ts')).userResetCommand,
  'token create': async () => (await import('./token.ts')).tokenCreateCommand,
  import: async () => (await import('./import.ts')).importCommand,
  match: async () => (await import('./match.ts')).matchCommand,
  seed: async () => (await import('./seed.ts')).seedCommand,
  calendars: async () => (await import('./calendars.ts')).calendarsCommand,
  tidy: async () => (await import('./tidy.ts')).tidyCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
}

const words = process.argv.slice(2)
const name = Object.keys(commands).find((known) => `${words.join(' ')} `.startsWith(`${known} `))
const load = name === undefined ? undefined : commands[name]

async function run(): Promise<number> {
  if (!name || !load) return listAll()
  const command = await load()
  const rest = words.slice(name.split(' ').length)
  if (command.isBare && rest.some((word) => word !== '--help')) throw new StartFailure(notUnderstood)
  if (!rest.includes('--help')) return command.run(rest)
  console.log(command.usage)
  return 0
}

async function listAll(): Promise<number> {
  const isAsked = words.length === 0 || words.includes('--help')
  if (!isAsked) console.error(`De opdracht "${words.join(' ')}" bestaat niet.\n`)
  const print = isAsked ? console.log : console.error
  print('Gebruik: npm run samenspel -- OPDRACHT [--help]\n')
  for (const [known, loadKnown] of Object.entries(commands)) {
    print(`  ${known.padEnd(14)} ${(await loadKnown()).summary}`)
  }
  return isAsked ? 0 : 1
}

run().then((code) => (process.exitCode = code), (error: unknown) => {
  console.error(error instanceof StartFailure ? error.message : error)
  process.exitCode = 1
})
