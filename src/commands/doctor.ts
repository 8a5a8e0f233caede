import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findRunning } from '../db/embedded/supervisor.ts'
import { compareMigrations } from '../db/migrate.ts'
import { countSealedElsewhere, findServerFacts, type ServerFacts } from '../db/server-facts.ts'
import { dataFolder, type Mark, readFolder, readMark } from '../lifecycle/data-folder.ts'
import { openServer } from '../lifecycle/store.ts'
import { isLoopback, readPlace, readSettings, type Settings } from '../settings.ts'
import { keyIdOf } from '../web/sealing.ts'
import type { Command } from './command.ts'

const usage = `Gebruik: npm run samenspel -- doctor

Zegt in gewone woorden hoe deze installatie ervoor staat en wat eraan mankeert.
Eindigt met code 1 als er iets mis is.`

const leastSpace = 1_000_000_000

/** One finding: true = good, false = wrong, null = worth knowing. */
type Finding = readonly [boolean | null, string]

export const doctorCommand: Command = {
  summary: 'zegt hoe deze installatie ervoor staat en wat eraan mankeert',
  usage,
  isBare: true,
  async run() {
    const findings = await allFindings()
    for (const [isGood, text] of findings) console.log(`${wordOf(isGood)}  ${text}`)
    return findings.some(([isGood]) => isGood === false) ? 1 : 0
  },
}

// Without a data folder that can be read there is nothing more to say.
async function allFindings(): Promise<Finding[]> {
  try {
    return [...settingFindings(), ...folderFindings(), ...(await databaseFindings())]
  } catch (error) {
    return [[false, (error as Error).message]]
  }
}

function wordOf(isGood: boolean | null): string {
  return isGood === null ? '    ' : isGood ? 'goed' : 'FOUT'
}

// A running server may have been given other settings than this shell has: then they say nothing.
function settingFindings(): Finding[] {
  const folder = theFolder()
  if (findRunning(folder.dataFolder)) return []
  try {
    return [[true, 'De instellingen kloppen.'], ...exposureFindings(readSettings(process.env, folder))]
  } catch (error) {
    return [[false, (error as Error).message]]
  }
}

function exposureFindings({ host, origin, demo }: Settings): Finding[] {
  if (isLoopback(host)) return []
  return [
    [!demo, 'Een voorbeeldregio is niet bereikbaar voor andere computers (HOST).'],
    [origin !== null, 'Het https-adres dat mensen gebruiken is bekend (SAMENSPEL_ORIGIN).'],
  ]
}

function theFolder() {
  return readFolder(dataFolder(process.env['SAMENSPEL_DATA']))
}

function folderFindings(): Finding[] {
  const { dataFolder: folder } = theFolder()
  const { bavail, bsize } = statfsSync(folder)
  return [
    [null, `Gegevensmap: ${folder}, ${beginning(readMark(folder))}.`],
    [null, whoRuns(findRunning(folder))],
    spaceFinding(bavail * bsize),
    ...permissionFindings(folder),
  ]
}

/** PostgreSQL stops at a full disk, and its own upkeep needs some room. */
export function spaceFinding(free: number): Finding {
  const size = free < 1e9 ? `${Math.floor(free / 1e6)} MB` : `${Math.floor(free / 1e9)} GB`
  if (free > leastSpace) return [true, `Vrije schijfruimte: ${size}.`]
  return [false, `De schijf van de gegevensmap is bijna vol: nog ${size} vrij. Maak ruimte, minstens 1 GB.`]
}

function beginning(mark: Mark | null): string {
  if (!mark) return 'nog niet in gebruik'
  if (mark.kind === 'own') return 'zonder voorbeeldregio'
  return mark.filled ? 'met voorbeeldregio' : 'met voorbeeldregio, die nog niet helemaal gevuld is'
}

function whoRuns(running: ReturnType<typeof findRunning>): string {
  if (!running) return 'Er draait geen server op deze map.'
  return `Er draait een server: proces ${running.pid}, ${running.address ?? 'nog niet klaar'}.`
}

function permissionFindings(folder: string): Finding[] {
  const isShut = (path: string, bits: number) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & bits) === 0
  const [secret, postgres] = [join(folder, 'secret'), join(folder, 'postgres')]
  const others: Finding[] = [
    isShut(folder, 0o022) ? [true, 'Alleen de eigenaar kan in de gegevensmap schrijven.']
      : [false, `Ook anderen kunnen in de gegevensmap schrijven. Maak haar dicht met: chmod go-w ${folder}`],
  ]
  if (!isShut(secret, 0o077)) {
    others.push([false, `Ook anderen kunnen het geheim lezen. Maak het dicht met: chmod 600 ${secret}`])
  }
  if (!isShut(postgres, 0o077)) {
    others.push([false, `De map van de database staat open voor anderen. Maak haar dicht met: chmod 700 ${postgres}`])
  }
  return others
}

async function databaseFindings(): Promise<Finding[]> {
  const folder = theFolder()
  try {
    const place = readPlace(process.env, folder)
    if (!place.databaseUrl && !existsSync(join(folder.dataFolder, 'postgres'))) return [[null, noDatabase]]
    const store = await openServer(place, 'command')
    try {
      const facts = await findServerFacts(store.url)
      return [
        [true, `De database antwoordt: PostgreSQL ${facts.version}, ${facts.size}.`], ...serverFindings(facts),
        ...versionFindings(await compareMigrations(store.url)), ...await secretFindings(store.url),
      ]
    } finally {
      await store.stop()
    }
  } catch (error) {
    return [[false, (error as Error).message]]
  }
}

const noDatabase = 'Er is nog geen database: npm start maakt haar.'

function serverFindings(facts: ServerFacts): Finding[] {
  const { isDurable, hasSameCollation, isUtf8, mayBecomeRoles, unbound, unlocked } = facts
  return [
    isDurable ? [true, 'Wat is opgeslagen overleeft stroomuitval (fsync en synchronous_commit staan aan).']
      : [false, 'Wat is opgeslagen kan bij stroomuitval verdwijnen: zet fsync en synchronous_commit aan.'],
    isUtf8 ? [true, 'De database bewaart alle schriften (UTF8).']
      : [false, 'De database bewaart niet alle schriften: maak haar opnieuw met de codering UTF8.'],
    hasSameCollation ? [true, 'De sorteervolgorde is die waarmee de indexen zijn gemaakt.']
      : [false, 'De sorteervolgorde is veranderd sinds de indexen zijn gemaakt: bouw ze opnieuw met REINDEX DATABASE.'],
    mayBecomeRoles ? [true, 'De rollen die de gemeenten uit elkaar houden zijn er.']
      : [false, 'De rollen die de gemeenten uit elkaar houden ontbreken, of deze gebruiker mag ze niet aannemen.'],
    ...lockFindings(unbound, unlocked),
  ]
}

function lockFindings(unbound: string, unlocked: string): Finding[] {
  const found: Finding[] = []
  if (unbound) {
    found.push([false, `De sloten tussen gemeenten gelden niet voor ${unbound}: die rol gaat eraan voorbij. ` +
      'Herstel het met: ALTER ROLE … NOSUPERUSER NOBYPASSRLS.'])
  }
  if (unlocked) found.push([false, `Deze tabellen hebben geen slot tussen gemeenten meer: ${unlocked}.`])
  return found.length > 0 ? found : [[true, 'De sloten tussen gemeenten gelden voor elke tabel.']]
}

// The secret of a server that runs is only known here when this shell was given it too.
async function secretFindings(url: string): Promise<Finding[]> {
  const { mark, keptSecret } = theFolder()
  const secret = process.env['SAMENSPEL_SECRET'] ?? (mark === 'demo' ? keptSecret : null)
  if (!secret) return []
  const count = await countSealedElsewhere(url, keyIdOf(secret, 'second factor'))
  if (count === 0) return [[true, 'Het geheim is dat waarmee de codes op telefoons zijn verzegeld.']]
  return [[false, `SAMENSPEL_SECRET is veranderd sinds de codes op telefoons zijn verzegeld: ${people(count)} niet ` +
    'aanmelden. Zet het vorige geheim terug; is dat kwijt, laat dan ieder opnieuw beginnen met: ' +
    'npm run samenspel -- user reset --email ADRES']]
}

function people(count: number): string {
  return count === 1 ? 'één mens kan' : `${count} mensen kunnen`
}

function versionFindings({ missing, unknown }: { missing: readonly string[]; unknown: readonly string[] }): Finding[] {
  const found: Finding[] = []
  if (missing.length > 0) {
    found.push([false, `De database is ouder dan dit programma. Er ontbreekt: ${listed(missing)}. ` +
      'Breng haar bij met: npm run samenspel -- migrate'])
  }
  if (unknown.length > 0) {
    found.push([false, `De database is van een nieuwere versie dan dit programma: ${listed(unknown)}. ` +
      'Breng het programma bij, of zet een back-up terug.'])
  }
  return found.length > 0 ? found : [[true, 'De database hoort bij deze versie van het programma.']]
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} en nog ${names.length - 3}` : shown
}
