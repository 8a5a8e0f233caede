import { isIP } from 'node:net'
import { z } from 'zod'
import { StartFailure } from './kit/start-failure.ts'

/** How this installation was told to run; made once at the start and never changed. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Own PostgreSQL server; null = the embedded one. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly demo: boolean
  readonly secret: string
  /** Public address without a closing slash; null = as the request came in. */
  readonly origin: string | null
  readonly metricsToken: string | null
  /** Addresses and networks (CIDR) of own proxies, whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Mail address of who answers for the API here; stands in its published document. */
  readonly contact: string | null
  /** Requests that one key may make in a minute through the API; 0 is as many as it likes. */
  readonly apiPerMinute: number
  /** Address of a routing service that speaks as OSRM does, without a closing slash; null = distances are estimated. */
  readonly routing: string | null
}

/** What the data folder says of itself. */
export interface FolderFacts {
  readonly dataFolder: string
  /** How the folder was first filled; null = not yet. */
  readonly mark: 'demo' | 'own' | null
  /** The secret that a demo made for itself, or a fresh one that it may keep. */
  readonly keptSecret: string | null
}

/** Where the data are. */
export type Place = Pick<Settings, 'databaseUrl' | 'dataFolder'>

type Environment = Readonly<Record<string, string | undefined>>

const shortestSecret = 32
const otherNames = ['SAMENSPEL_NO_BROWSER']

const demoNeedsEmbedded = 'SAMENSPEL_DEMO=1 kan niet samen met DATABASE_URL: de voorbeeldregio staat alleen in de ' +
  'ingebouwde database.'
const demoOnOwn = 'SAMENSPEL_DEMO=1 kan niet: deze gegevensmap is zonder voorbeeldregio begonnen; kies met ' +
  'SAMENSPEL_DATA een lege map.'
const ownOnDemo = 'SAMENSPEL_DEMO=0 kan niet: deze gegevensmap bevat de voorbeeldregio; kies met SAMENSPEL_DATA een ' +
  'lege map.'

const port = z.string().regex(/^\d{1,5}$/).transform(Number).refine((value) => value > 0 && value <= 65_535)
const databaseUrl = z.string().refine((value) => /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ''))
const host = z.string().refine((value) => isIP(value) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value))
const secret = z.string().min(shortestSecret).refine((value) => new Set(value).size >= 10)
const networks = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((values) => values.every(isNetwork))
const origin = z.string().refine(isOrigin).transform((value) => new URL(value).origin)

const routing = z.string().refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''))
  .transform((text) => text.replace(/\/+$/, ''))

const shape = z.object({
  PORT: port.default(4280),
  HOST: host.default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  SAMENSPEL_DATA: z.string().optional(),
  SAMENSPEL_DEMO: z.enum(['0', '1']).optional(),
  SAMENSPEL_SECRET: secret.optional(),
  SAMENSPEL_ORIGIN: origin.optional(),
  SAMENSPEL_METRICS_TOKEN: z.string().min(16).optional(),
  SAMENSPEL_TRUSTED_PROXIES: networks.optional(),
  SAMENSPEL_CONTACT: z.email().optional(),
  SAMENSPEL_API_PER_MINUTE: z.string().regex(/^\d{1,6}$/).transform(Number).default(1200),
  SAMENSPEL_ROUTING: routing.optional(),
})

const wishes: Record<string, string> = {
  PORT: 'een getal van 1 tot en met 65535',
  HOST: 'een IP-adres of computernaam, zoals 127.0.0.1 of 0.0.0.0',
  DATABASE_URL: 'een adres zoals postgresql://gebruiker:wachtwoord@server:5432/samenspel',
  SAMENSPEL_DEMO: '0 of 1',
  SAMENSPEL_SECRET: `minstens ${shortestSecret} willekeurige tekens (maak ze met: openssl rand -hex 32)`,
  SAMENSPEL_ORIGIN: 'het adres dat mensen gebruiken, zoals https://samenspel.example.nl, zonder pad erachter',
  SAMENSPEL_METRICS_TOKEN: 'minstens 16 tekens',
  SAMENSPEL_TRUSTED_PROXIES: 'adressen of netwerken van je eigen proxy’s met komma’s ertussen, zoals 10.0.0.5, ' +
    '10.1.0.0/16 of fd00::/64',
  SAMENSPEL_CONTACT: 'een mailadres, zoals api@gemeente.example',
  SAMENSPEL_ROUTING: 'het adres van een routedienst (OSRM), zoals http://127.0.0.1:5000',
  SAMENSPEL_API_PER_MINUTE: 'een getal van 0 (geen grens) tot en met 999999',
}

/** Reads all settings; anything wrong stops the start with one sentence, thrown as StartFailure (CFG-01). */
export function readSettings(environment: Environment, facts: FolderFacts): Settings {
  refuseUnknown(environment)
  const given = parse(environment)
  const demo = isDemo(given.SAMENSPEL_DEMO, given.DATABASE_URL !== undefined, facts.mark)
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL ?? null,
    dataFolder: facts.dataFolder,
    demo,
    secret: secretOf(given.SAMENSPEL_SECRET, demo, facts.keptSecret),
    origin: given.SAMENSPEL_ORIGIN ?? null,
    metricsToken: given.SAMENSPEL_METRICS_TOKEN ?? null,
    trustedProxies: given.SAMENSPEL_TRUSTED_PROXIES ?? [],
    contact: given.SAMENSPEL_CONTACT ?? null,
    apiPerMinute: given.SAMENSPEL_API_PER_MINUTE,
    routing: given.SAMENSPEL_ROUTING ?? null,
  }
}

/** Where the database is, for a command that needs nothing else. */
export function readPlace(environment: Environment, { dataFolder }: FolderFacts): Place {
  refuseUnknown(environment)
  return { databaseUrl: parse(environment).DATABASE_URL ?? null, dataFolder }
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function parse(environment: Environment) {
  const filled = Object.entries(environment).filter(([name, value]) => name in shape.shape && value !== '')
  const parsed = shape.safeParse(Object.fromEntries(filled))
  if (parsed.success) return parsed.data
  const name = String(parsed.error.issues[0]?.path[0])
  throw new StartFailure(`De instelling ${name} klopt niet: verwacht wordt ${wishes[name]}.`)
}

function refuseUnknown(environment: Environment): void {
  const known = [...Object.keys(shape.shape), ...otherNames]
  const unknown = Object.keys(environment).find((name) => name.startsWith('SAMENSPEL_') && !known.includes(name))
  if (!unknown) return
  const names = known.filter((name) => name.startsWith('SAMENSPEL_')).join(', ')
  throw new StartFailure(`De instelling ${unknown} bestaat niet: bekend zijn ${names}.`)
}

function isDemo(asked: '0' | '1' | undefined, ownServer: boolean, mark: FolderFacts['mark']): boolean {
  if (ownServer && asked === '1') throw new StartFailure(demoNeedsEmbedded)
  if (ownServer) return false
  if (asked === '1' && mark === 'own') throw new StartFailure(demoOnOwn)
  if (asked === '0' && mark === 'demo') throw new StartFailure(ownOnDemo)
  return mark ? mark === 'demo' : asked !== '0'
}

function secretOf(given: string | undefined, demo: boolean, kept: string | null): string {
  const found = given ?? (demo ? kept : null)
  if (found) return found
  throw new StartFailure(`De instelling SAMENSPEL_SECRET ontbreekt: geef ${wishes['SAMENSPEL_SECRET']}.`)
}

// Session cookies are Secure: outside this machine they only travel over https.
function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (!url || `${url.origin}/` !== url.href || !/^https?:$/.test(url.protocol)) return false
  return url.protocol === 'https:' || isLoopback(url.hostname)
}

// The whole internet (/0) is nobody's own proxy.
function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (longest === 0 || address.includes('%') || more !== undefined) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest)
}
