import { atMost, markdown, notRun, type Verdict } from './goals.ts'
import { type Bench, compare, type Compared, type Cost, ratioOf, watch } from './ratios.ts'
import type { Kind } from './requests.ts'

const mostTrips = 5
const mostLatency = 5
const noPgbench = 'pgbench is missing'

/** Measures every kind of request, one after another; `onDone` hears each as it is ready. */
export async function compareAll(
  bench: Bench, kinds: readonly Kind[], onDone: (compared: Compared) => void,
): Promise<Compared[]> {
  const watched = await watch(bench.installation)
  try {
    const done: Compared[] = []
    for (const kind of kinds) {
      const compared = await compare(bench, watched, kind)
      onDone(compared)
      done.push(compared)
    }
    return done
  } finally {
    await watched.stop()
  }
}

export function ratioVerdicts(compared: readonly Compared[]): Verdict[] {
  return compared.flatMap((one) => [
    ...(one.kind.most === null ? [] : [processorVerdict(one, one.kind.most)]),
    ...(one.kind.most === null ? [] : [latencyVerdict(one)]),
    ...(/file|timeline/.test(one.kind.name) ? [tripsVerdict(one)] : []),
  ])
}

function processorVerdict(one: Compared, most: number): Verdict {
  const name = `${one.kind.name}: processor time, as a multiple of pgbench's`
  const figure = ratioOf(one)
  if (figure === null) return notRun(name, noPgbench)
  return atMost({ name, figure, most, unit: 'x', digits: 2, cause: causeOf(one) })
}

function latencyVerdict({ kind, server, peer }: Compared): Verdict {
  const name = `${kind.name}: p99 at 16 connections, as a multiple of pgbench's`
  if (!peer) return notRun(name, noPgbench)
  return atMost({
    name, figure: server.p99 / peer.p99, most: mostLatency, unit: 'x', digits: 2,
    cause: `${server.p99.toFixed(0)} ms against ${peer.p99.toFixed(0)} ms`,
  })
}

function tripsVerdict({ kind, roundTrips, statements }: Compared): Verdict {
  return atMost({
    name: `${kind.name}: round trips to the database, session included`, figure: roundTrips, most: mostTrips, unit: '',
    cause: `${statements} statements, of which some wait for the answer of others`,
  })
}

function causeOf({ server, peer }: Compared): string {
  const ms = (value: number) => value.toFixed(2)
  const parts = ({ programMs, databaseMs }: Cost) => `program ${ms(programMs)} ms and database ${ms(databaseMs)} ms`
  return peer ? `${parts(server)}, pgbench ${ms(peer.programMs)} ms and database ${ms(peer.databaseMs)} ms` : ''
}

/** What stands behind the ratios: milliseconds of processor time for each request. */
export function costTable(compared: readonly Compared[]): string {
  const ms = (value: number | undefined) => value?.toFixed(2) ?? ''
  return markdown(
    [
      '', 'server', 'its database', 'pgbench', 'its database', 'multiple', 'p99', "pgbench's p99", 'round trips',
      'statements',
    ],
    compared.map((one) => {
      const { kind, server, peer, roundTrips, statements } = one
      return [
        kind.name, ms(server.programMs), ms(server.databaseMs), ms(peer?.programMs), ms(peer?.databaseMs),
        ms(ratioOf(one) ?? undefined), ms(server.p99), ms(peer?.p99), String(roundTrips), String(statements),
      ]
    }),
  )
}
