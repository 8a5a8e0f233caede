import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findRunning } from '../db/embedded/supervisor.ts'
import { findServerFacts, type ServerFacts } from '../db/own-server.ts'
import { dataFolder, type Mark, readFolder, readMark } from '../lifecycle/data-folder.ts'
import { openStore } from '../lifecycle/store.ts'
import { isLoopback, readPlace, readSettings, type Settings } from '../settings.ts'
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
    const findings = [...settingFindings(), ...folderFindings(), ...(await databaseFindings())]
    for (const [isGood, text] of findings) console.log(`${wordOf(isGood)}  ${text}`)
    return findings.some(([isGood]) => isGood === false) ? 1 : 0
  },
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
    [bavail * bsize > leastSpace, `Vrije schijfruimte: ${Math.round((bavail * bsize) / 1e9)} GB.`],
    ...secretFindings(folder),
  ]
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

function secretFindings(folder: string): Finding[] {
  const secret = statSync(join(folder, 'secret'), { throwIfNoEntry: false })
  if (!secret) return []
  return [[(secret.mode & 0o077) === 0, 'Het geheim in de gegevensmap is alleen voor de eigenaar leesbaar.']]
}

async function databaseFindings(): Promise<Finding[]> {
  try {
    const store = await openStore(readPlace(process.env, theFolder()), 'command')
    const facts = await findServerFacts(store.url)
    await store.stop()
    return [[true, `De database antwoordt: PostgreSQL ${facts.version}, ${facts.size}.`], ...serverFindings(facts)]
  } catch (error) {
    return [[false, (error as Error).message]]
  }
}

function serverFindings({ isDurable, hasSameCollation, isUtf8, mayBecomeRoles }: ServerFacts): Finding[] {
  return [
    [isDurable, 'Wat is opgeslagen overleeft stroomuitval (fsync en synchronous_commit staan aan).'],
    [isUtf8, 'De database bewaart alle schriften (UTF8).'],
    [hasSameCollation, 'De sorteervolgorde is die waarmee de indexen zijn gemaakt.'],
    [mayBecomeRoles, 'De rollen die de gemeenten uit elkaar houden zijn er.'],
  ]
}
