import { z } from 'zod'
import { type Chance, chanceOf } from '../../src/kit/chance.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- a schema or a body of any shape
type Json = any

/** Ids and words that answers gave, by the name under which they stood, for use where they belong and where not. */
export class Loot {
  readonly #byName = new Map<string, string[]>()

  keep(name: string, ...values: readonly string[]): void {
    const had = this.#byName.get(name) ?? []
    const fresh = values.filter((value) => !had.includes(value))
    this.#byName.set(name, [...had, ...fresh].slice(-80))
  }

  /** Everything in an answer, by its name; what has a self link also under the noun of that link. */
  keepAll(answer: Json, name = ''): void {
    if (typeof answer === 'string') this.keep(name, answer)
    if (!answer || typeof answer !== 'object') return
    for (const [key, value] of Object.entries(answer)) this.keepAll(value, Array.isArray(answer) ? name : key)
    const self = /\/([a-z-]+)\/([0-9a-f-]{36})$/.exec(answer._links?.self?.href ?? '')
    if (self?.[1] && self[2]) this.keep(self[1], self[2])
  }

  of(...names: readonly string[]): string[] {
    return names.flatMap((name) => this.#byName.get(name) ?? [])
  }
}

export interface Forger {
  readonly chance: Chance
  /** A body for this shape: mostly one that fits, else one that is broken in some place. */
  body(shape: z.ZodType): unknown
  /** A query for this shape, broken in the same ways. */
  query(shape: z.ZodType | 'none'): string
  evilText(): string
}

const days = [
  '2026-11-03', '2026-11-03', '2026-11-03', '2026-11-03', '2026-11-02', '2026-10-01', '2026-11-20', '2027-02-28',
  '1850-01-01', '2200-12-31', '2026-02-30', '0000-01-01', '9999-12-31', '2026-11-03T10:00:00Z', '3-11-2026', '',
]
const fittingTexts: Readonly<Record<string, string>> = {
  clock: '9:30', plannedTime: '14.05', birth: '1991-03', email: 'mens@voorbeeld.example', leadId: 'me', text: 'Mens van',
}
const evilTexts = [
  '\u0000', 'a\u0000b', '\ud800', 'a\udfff', '\u202eabc', '\u200b', '   ', '\r\nSet-Cookie: a=b', "' or 1=1 --", '%00',
  '<script>alert(1)</script>', '=cmd|x', '${7*7}', '../../etc', '__proto__', 'constructor', 'ስላም', 'محمد', '😀'.repeat(300),
  'x'.repeat(25_000), '"', '\\', '\u001b[2J',
]
const evilValues: readonly unknown[] = [
  null, true, 0, -1, 1e308, 2 ** 53, 0.5, '', [], {}, [[]], [null], { id: 1 }, { __proto__: { a: 1 } }, 'on', '1',
]

export function forgerOf(seed: number, loot: Loot): Forger {
  const chance = chanceOf(seed)
  const evilText = () => chance.pick(evilTexts)
  const json = new Map<z.ZodType, Json>()
  const schemaOf = (shape: z.ZodType) => {
    if (!json.has(shape)) json.set(shape, z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }))
    return json.get(shape)
  }
  const forge = { chance, loot, evilText }
  return {
    chance, evilText,
    body: (shape) => broken(forge, valueOf(forge, schemaOf(shape), '')),
    query(shape) {
      const fields = shape === 'none' ? {} : valueOf(forge, schemaOf(shape), '') as Record<string, unknown>
      const pairs = Object.entries(fields).map(([name, value]) => [name, String(value)])
      if (chance.is(0.15)) pairs.push([chance.pick(['x', 'page', 'cursor', 'pageSize', evilText()]), evilText()])
      if (chance.is(0.05) && pairs[0]) pairs.push(pairs[0])
      return pairs.length > 0 ? `?${pairs.map((pair) => pair.map(encode).join('=')).join('&')}` : ''
    },
  }
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

type Forge = Pick<Forger, 'chance' | 'evilText'> & { readonly loot: Loot }

function valueOf(forge: Forge, schema: Json, name: string): unknown {
  const { chance } = forge
  if (schema.anyOf) return valueOf(forge, chance.pick(schema.anyOf), name)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return chance.pick(schema.enum)
  switch (schema.type) {
    case 'null': return null
    case 'boolean': return chance.is(0.5)
    case 'integer': case 'number': return numberOf(forge, schema)
    case 'array': return Array.from({ length: chance.between(0, 2) }, () => valueOf(forge, schema.items ?? {}, name))
    case 'object': return objectOf(forge, schema)
    default: return textOf(forge, schema, name)
  }
}

function objectOf(forge: Forge, { properties = {}, required = [] }: Json): Record<string, unknown> {
  const names = Object.keys(properties).filter((name) => required.includes(name) || forge.chance.is(0.4))
  return Object.fromEntries(names.map((name) => [name, valueOf(forge, properties[name], name)]))
}

function numberOf({ chance }: Forge, { minimum = 0, maximum = 100 }: Json): number {
  return chance.is(0.8) ? chance.between(minimum, Math.min(maximum, minimum + 60)) : chance.pick([-1, 101, 2 ** 31, 1e300])
}

function textOf({ chance, loot, evilText }: Forge, schema: Json, name: string): string {
  if (schema.format === 'date') return chance.pick(days)
  if (schema.format === 'uuid') {
    const fitting = loot.of(name, name.replace(/s$/, ''), /account|owner|lead|interviewer/i.test(name) ? 'account' : 'newcomers')
    return chance.is(0.7) && fitting.length > 0 ? chance.pick(fitting) : chance.pick(loot.of('id'))
  }
  const known = loot.of(name, ...(name === 'heading' || name === 'readyMade' ? ['key'] : []))
  if (chance.is(0.6) && known.length > 0) return chance.pick(known)
  return chance.is(0.2) ? evilText() : fittingTexts[name] ?? chance.pick(['Ja', 'De huur', '06-12345678', 'Naam', ''])
}

/** Now and then something is taken out, put in, or made into something else, at any depth. */
function broken(forge: Forge, value: unknown): unknown {
  const { chance, evilText } = forge
  if (!chance.is(0.3)) return value
  if (chance.is(0.1) || !value || typeof value !== 'object') return chance.pick([...evilValues, evilText()])
  const fields = { ...value } as Record<string, unknown>
  const name = chance.pick([...Object.keys(fields), 'id'])
  if (chance.is(0.2)) delete fields[name]
  else if (chance.is(0.3)) fields[chance.pick(['x', 'version', 'municipalityId', 'isLead', evilText()])] = evilText()
  else fields[name] = chance.is(0.4) ? broken(forge, fields[name]) : chance.pick([...evilValues, evilText()])
  return Array.isArray(value) ? Object.values(fields) : fields
}
