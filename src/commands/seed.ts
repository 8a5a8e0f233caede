import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isPlainDate, today } from '../kit/plain-dates.ts'
import { StartFailure } from '../kit/start-failure.ts'
import { type SeedOrder, seedSlugs, sow, whyNotSow } from '../seed/sow.ts'
import { type Command, onDatabase } from './command.ts'
import { said } from './user.ts'

const usage = `Gebruik: npm run samenspel -- seed --newcomers GETAL [--municipalities GETAL] [--seed GETAL]

Schrijft een verzonnen bevolking: huishoudens, contacten, gesprekken, plannen, een jaar van activiteiten en wie er kwam,
vrijwilligers, en de collega's die met hen werken.
Om te meten en om uit te proberen, nooit bij echte mensen. Dezelfde opdracht geeft dezelfde regels.
Een lege gegevensmap wordt er een voorbeeld van: op /demo kiest u als wie u zich aanmeldt.

  --newcomers GETAL       hoeveel nieuwkomers bij elkaar, 1 tot en met 1000000
  --municipalities GETAL  over hoeveel gemeenten, 1 tot en met ${seedSlugs.length}; zonder: 1
  --seed GETAL            een ander getal geeft andere mensen, 0 tot en met 1000000; zonder: 1
  --today DAG             de dag waarop het verhaal eindigt, zoals 2026-11-03; zonder: vandaag
  --anyway                ook als hier al mensen werken en dit geen voorbeeld is`

const number = (low: number, high: number) =>
  z.string().regex(/^\d{1,7}$/).transform(Number).pipe(z.int().min(low).max(high))

const orderShape = z.object({
  newcomers: number(1, 1_000_000),
  municipalities: number(1, seedSlugs.length).default(1),
  seed: number(0, 1_000_000).default(1),
  today: z.string().refine(isPlainDate).optional(),
})

export const seedCommand: Command = {
  summary: 'schrijft een verzonnen bevolking, om te meten en uit te proberen',
  usage,
  run: (words) => said(async () => {
    const { order, isAnyway } = readOrder(words)
    const start = performance.now()
    await onDatabase('invents', async (database, isDemo) => {
      const why = await whyNotSow(database, order, isDemo || isAnyway)
      if (why) throw new StartFailure(why)
      await sow(database, order, progressOf(order.newcomers))
    })
    const seconds = Math.round((performance.now() - start) / 1_000)
    return `${order.newcomers} nieuwkomers in ${order.municipalities} gemeenten, in ${seconds} seconden.`
  }),
}

function readOrder(words: readonly string[]): { order: SeedOrder; isAnyway: boolean } {
  const text = { type: 'string' } as const
  const { values: { anyway = false, ...values } } = parseArgs({
    args: [...words], strict: true,
    options: { newcomers: text, municipalities: text, seed: text, today: text, anyway: { type: 'boolean' } },
  })
  const parsed = orderShape.safeParse(values)
  if (!parsed.success) {
    throw new StartFailure(`--${String(parsed.error.issues[0]?.path[0])} ontbreekt of klopt niet. Zie --help.`)
  }
  return { order: { ...parsed.data, today: parsed.data.today ?? today(new Date()) }, isAnyway: anyway }
}

/** One line that is written over on a terminal, a line per tenth elsewhere. */
function progressOf(total: number): (done: number) => void {
  let told = 0
  return (done) => {
    const tenth = Math.floor((done * 10) / total)
    if (process.stderr.isTTY) process.stderr.write(`\r${done} van ${total}${done === total ? '\n' : ''}`)
    else if (tenth > told) process.stderr.write(`${done} van ${total}\n`)
    told = tenth
  }
}
