import type { Settings } from '../settings.ts'

/** What the person at the terminal reads after a start. */
export function announcement(settings: Settings, isFirst: boolean): string[] {
  const store = settings.databaseUrl ? 'de server van DATABASE_URL' : settings.dataFolder
  const lines = [`Samenspel draait op ${addressOf(settings)}`, `Gegevens: ${store}`]
  if (settings.demo) return [...lines, `Voorbeeldregio: kies op ${addressOf(settings)}/demo als wie je je aanmeldt.`]
  return isFirst ? [...lines, firstAdministrator] : lines
}

const firstAdministrator = 'Nog niemand heeft toegang. Maak de eerste beheerder: npm run samenspel -- user add --help'

/** The address to open in a browser on this machine. */
export function addressOf({ origin, host, port }: Settings): string {
  if (origin) return origin
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
