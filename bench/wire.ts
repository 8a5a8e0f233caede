// A proxy before PostgreSQL that understands enough of its protocol to say which statements a request sent, with which
// values, and how often it had to wait for an answer.
import { rmSync } from 'node:fs'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { join } from 'node:path'

/** One statement as it went over the line; a simple query may hold several, separated by semicolons. */
export interface Sent {
  readonly text: string
  readonly values: readonly (string | null)[]
}

/** What was sent before an answer had to be awaited: one round trip. */
export type Flight = readonly Sent[]

export interface Recorder {
  /** What `work` sent, in flights. Answers are held back a little, so that what does not wait travels together. */
  record(work: () => Promise<unknown>): Promise<Flight[]>
  stop(): Promise<void>
}

const holdMs = 8

/** Listens in `folder` as PostgreSQL does and passes everything on to the server whose socket is `target`. */
export async function startRecorder(folder: string, target: string): Promise<Recorder> {
  const path = join(folder, '.s.PGSQL.5432')
  rmSync(path, { force: true })
  const log = flightLog()
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    passOn(client, upstream, log)
  })
  await new Promise<void>((done) => server.listen(path, done))
  return {
    async record(work) {
      log.start()
      await work()
      return log.finish()
    },
    stop: () => stop(server, sockets),
  }
}

function passOn(client: Socket, upstream: Socket, log: FlightLog): void {
  const read = frontendReader((sent) => log.sent(sent))
  client.on('data', (bytes: Buffer) => {
    read(bytes)
    upstream.write(bytes)
  })
  upstream.on('data', (bytes: Buffer) => {
    if (!log.isOn()) return void client.write(bytes)
    setTimeout(() => {
      log.answered()
      client.write(bytes)
    }, holdMs)
  })
  client.on('close', () => upstream.destroy())
  upstream.on('close', () => client.destroy())
}

async function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((done) => server.close(() => done()))
}

/** Groups what was sent into flights: a new one begins with what is sent after an answer came in. */
export function flightLog() {
  let flights: Sent[][] = []
  let isOn = false
  let hasAnswer = true
  return {
    isOn: () => isOn,
    start() {
      flights = []
      isOn = hasAnswer = true
    },
    answered() {
      hasAnswer = true
    },
    sent(sent: Sent) {
      if (!isOn) return
      if (hasAnswer) flights.push([])
      hasAnswer = false
      flights.at(-1)?.push(sent)
    },
    finish(): Flight[] {
      isOn = false
      return flights
    },
  }
}
type FlightLog = ReturnType<typeof flightLog>

/** Reads the messages of one connection's client: takes bytes in pieces of any size, calls `onSent` per statement. */
export function frontendReader(onSent: (sent: Sent) => void): (bytes: Buffer) => void {
  const prepared = new Map<string, string>()
  let waiting = Buffer.alloc(0)
  let hasStarted = false
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    // The first message of a connection has no letter before its length.
    for (;;) {
      const header = hasStarted ? 1 : 0
      if (waiting.length < header + 4) return
      const length = header + waiting.readUInt32BE(header)
      if (waiting.length < length) return
      if (hasStarted) readMessage(waiting.toString('latin1', 0, 1), waiting.subarray(5, length), prepared, onSent)
      hasStarted = true
      waiting = waiting.subarray(length)
    }
  }
}

function readMessage(
  kind: string, body: Buffer, prepared: Map<string, string>, onSent: (sent: Sent) => void,
): void {
  if (kind === 'Q') onSent({ text: textAt(body, 0), values: [] })
  if (kind === 'P') {
    const name = textAt(body, 0)
    prepared.set(name, textAt(body, Buffer.byteLength(name) + 1))
  }
  if (kind === 'B') onSent(readBind(body, prepared))
}

function readBind(body: Buffer, prepared: ReadonlyMap<string, string>): Sent {
  let at = Buffer.byteLength(textAt(body, 0)) + 1
  const name = textAt(body, at)
  at += Buffer.byteLength(name) + 1
  at += 2 + 2 * body.readUInt16BE(at)
  const count = body.readUInt16BE(at)
  at += 2
  const values: (string | null)[] = []
  for (let index = 0; index < count; index++) {
    const length = body.readInt32BE(at)
    values.push(length < 0 ? null : body.toString('utf8', at + 4, at + 4 + length))
    at += 4 + Math.max(0, length)
  }
  return { text: prepared.get(name) ?? '', values }
}

function textAt(body: Buffer, start: number): string {
  return body.toString('utf8', start, body.indexOf(0, start))
}
