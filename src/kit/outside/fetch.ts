import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import { isPublicAddress, whyNotAddress } from './addresses.ts'

export const outsideProblems = [
  'address', 'private', 'unreachable', 'too_slow', 'too_big', 'status', 'redirects',
] as const
export type OutsideProblem = (typeof outsideProblems)[number]

/** Something of another server could not be had; `problem` says why, in one word. */
export class OutsideFailure extends Error {
  readonly problem: OutsideProblem

  constructor(problem: OutsideProblem) {
    super(problem)
    this.problem = problem
  }
}

export interface OutsideAnswer {
  readonly status: number
  readonly location: string | undefined
  readonly body: AsyncIterable<Uint8Array>
  /** Ends the connection of an answer that is not read to its end. */
  close(): void
}

/** The world outside: names that lead to addresses, and servers that answer. Tests have one of their own. */
export interface Outside {
  resolve(host: string): Promise<readonly string[]>
  /** Asks this address, and no other that the name may lead to by now. */
  ask(url: URL, address: string, signal: AbortSignal): Promise<OutsideAnswer>
}

export const internet: Outside = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  ask: (url, address, signal) => new Promise((resolve, reject) => {
    const family = address.includes(':') ? 6 : 4
    const sent = request(url, {
      signal, headers: { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'Samenspel' },
      lookup: (_, options, done) =>
        (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
    }, (answer) => resolve({
      status: answer.statusCode ?? 0, location: answer.headers.location, body: answer,
      close: () => void answer.destroy(),
    }))
    sent.on('error', reject)
    sent.end()
  }),
}

interface Limits {
  readonly bytes: number
  readonly milliseconds: number
  readonly redirects: number
}

const usual: Limits = { bytes: 5_000_000, milliseconds: 10_000, redirects: 3 }

/**
 * The text at an https address of the internet. Each address on the way is checked after its name was looked up, and
 * then asked itself, so that no server makes us look around in our own house. Throws OutsideFailure.
 */
export async function fetchText(outside: Outside, address: string, limits: Limits = usual): Promise<string> {
  const signal = AbortSignal.timeout(limits.milliseconds)
  try {
    return await follow(outside, address, limits, signal)
  } catch (error) {
    if (error instanceof OutsideFailure) throw error
    throw new OutsideFailure(signal.aborted ? 'too_slow' : 'unreachable')
  }
}

async function follow(outside: Outside, from: string, limits: Limits, signal: AbortSignal): Promise<string> {
  let address = from
  for (let turn = 0; turn <= limits.redirects; turn += 1) {
    const { status, location, body, close } = await askOnce(outside, address, signal)
    if (status === 200) return read(body, limits.bytes)
    close()
    if (status < 300 || status > 399 || location === undefined) throw new OutsideFailure('status')
    const next = URL.parse(location, address)
    if (!next) throw new OutsideFailure('address')
    address = next.href
  }
  throw new OutsideFailure('redirects')
}

async function askOnce(outside: Outside, address: string, signal: AbortSignal): Promise<OutsideAnswer> {
  const why = whyNotAddress(address)
  if (why) throw new OutsideFailure(why)
  const url = new URL(address)
  const found = await orTimeout(outside.resolve(url.hostname), signal)
  const [first] = found
  if (first === undefined) throw new OutsideFailure('unreachable')
  if (!found.every(isPublicAddress)) throw new OutsideFailure('private')
  return orTimeout(outside.ask(url, first, signal), signal)
}

async function read(body: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.byteLength
    if (size > most) throw new OutsideFailure('too_big')
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}

// A look-up of a name cannot be called off; it is left behind.
function orTimeout<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new OutsideFailure('too_slow')), { once: true })
    work.then(resolve, reject)
  })
}
