import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { type Language, languages, messagesOf, textsOf } from './texts.tsx'

const src = join(import.meta.dirname, '..')
const dutch = messagesOf('nl')

/** What a newcomer reads or hears: the view that colleague and newcomer look at together, and a heading of the talk. */
const toNewcomers = /^files\.together\.(title|lead|plan|noPlan|reached|done|before)$|^conversations\.part\.|^approaches\.|^activities\.open\.|^barriers\.open\.|^door\.open\.|^invitations\.(open|sign_up|say\.mine|needs\.mine|words\.mine)\b|^buddies\.(open|link|ask\.\w+\.mine)\b|^organisers\.open\.|^own-calendars\.open\.|^volunteers\.(open\.|form\.\w+\.mine)|^talents\.(open\.|form\.\w+\.mine)|^rides\.open\./
/** What the talk asks: the questions of the shipped approaches and of the talk itself. */
const askedTexts = globSync(['rooms/approaches/shipped/*.ts', 'rooms/conversations/rules/*.ts'], { cwd: src })
  .flatMap((name) => [...readFileSync(join(src, name), 'utf8').matchAll(/\bnl: '([^']*)'/g)])
  .map((match) => match[1] ?? '')
const printedTexts = Object.values(JSON.parse(
  readFileSync(join(src, 'rooms/plans/print/words/nl.json'), 'utf8')) as Record<string, string>)
const formal = /\b(u|uw|uwe|uzelf)\b/i
const informal = /\b(je|jij|jou|jouw|jezelf|jullie)\b/i

test('every language has the same keys as Dutch', () => {
  for (const language of languages) {
    const keys = messagesOf(language)
    assert.deepEqual([...dutch.keys()].filter((key) => !keys.has(key)), [], `${language} misses`)
    assert.deepEqual([...keys.keys()].filter((key) => !dutch.has(key)), [], `${language} has too many`)
  }
})

test('every language fills the same placeholders as Dutch', () => {
  for (const language of languages) {
    const differing = [...messagesOf(language)].filter(([key, text]) =>
      placeholders(text).join() !== placeholders(dutch.get(key) ?? '').join())
    assert.deepEqual(differing.map(([key]) => key), [], language)
  }
})

test('every key that the code writes down exists', () => {
  const code = globSync('**/*.{ts,tsx}', { cwd: src }).filter((name) => !/\.test\.tsx?$/.test(name))
  const missing = code.flatMap((name) => {
    const text = readFileSync(join(src, name), 'utf8')
    const refusals = /'([a-z-]+\.(?:refused|problem)\.[\w.-]+\w)'/g
    const asked = [...text.matchAll(/\bt\('([\w.-]+)'/g), ...text.matchAll(refusals)]
    return asked.map((match) => match[1] ?? '').filter((key) => !dutch.has(key)).map((key) => `${name}: ${key}`)
  })
  assert.deepEqual(missing, [])
})

test('a text with a count follows the plural rules of its language', () => {
  const { number } = textsOf('ar')
  assert.equal(number(12), '12')
  assert.equal(textsOf('nl').date('2026-11-03'), '3 nov 2026')
})

test('one person is one person in the sentences of the figures, in every language', () => {
  const of = { reached: '1', all: '1', months: 1, moment: 'Startgesprek' }
  const said = (language: Language, count: number) => ['talk', 'plan', 'key']
    .map((kind) => textsOf(language).t(`steering.sentence.${kind}`, { ...of, count }))
  assert.ok(said('nl', 1).every((sentence) => /\bpersoon\b/.test(sentence) && !/mensen/.test(sentence)))
  assert.ok(said('en', 1).every((sentence) => /\bperson\b/.test(sentence) && !/people/.test(sentence)))
  assert.ok(said('ar', 1).every((sentence) => /شخص(?!ًا)/.test(sentence)))
  assert.ok(said('nl', 14).every((sentence) => /\bmensen\b/.test(sentence)))
  assert.ok(said('ar', 14).every((sentence) => /شخصًا/.test(sentence)))
})

test('colleagues are addressed as je, newcomers as u', () => {
  const colleagues = [...dutch].filter(([key]) => !toNewcomers.test(key))
  const newcomers = [...dutch].filter(([key]) => toNewcomers.test(key))
  assert.ok(newcomers.length > 0)
  assert.deepEqual(colleagues.filter(([, text]) => formal.test(text)), [])
  assert.deepEqual(newcomers.filter(([, text]) => informal.test(text)), [])
})

test('the operator is addressed as je: commands, start and server', () => {
  const places = ['src/commands/*.ts', 'src/lifecycle/*.ts', 'src/db/embedded/*.ts', 'src/*.ts', 'bin/*.js']
  const wrong = globSync(places, { cwd: join(src, '..') }).filter((name) => !name.includes('.test.'))
    .flatMap((name) => readFileSync(join(src, '..', name), 'utf8').split('\n')
      .filter((line) => /'[^']*\b([Uu]|[Uu]w|[Uu]zelf) [^']*'|`[^`]*\b([Uu]|[Uu]w|[Uu]zelf) [^`]*`/.test(line))
      .map((line) => `${name}: ${line.trim()}`))
  assert.deepEqual(wrong, [])
})

test('what a newcomer is asked or reads on paper says u', () => {
  assert.ok(askedTexts.length > 50 && printedTexts.length > 30)
  assert.deepEqual([...askedTexts, ...printedTexts].filter((text) => informal.test(text)), [])
})

test('B1-01 a Dutch sentence has 20 words at most, and 12 on average', () => {
  const found = [...dutch.values(), ...askedTexts, ...printedTexts].flatMap(sentences)
  const lengths = found.map((sentence) => words(sentence).length)
  assert.ok(found.length > 800)
  assert.deepEqual(found.filter((sentence) => words(sentence).length > 20), [])
  assert.ok(lengths.reduce((sum, length) => sum + length, 0) / lengths.length <= 12)
})

/** The sentences a reader can meet in a message: each wording of its plurals and choices, a filled-in value as a word. */
function sentences(message: string): string[] {
  const parts = parse(message) as Element[]
  const wordings = new Set(Array.from({ length: most(parts) }, (_, choice) => wording(parts, choice)))
  return [...wordings].flatMap((text) => text.split(/(?<=[.?!])\s+/)).filter((part) => /[.?!]$/.test(part))
}

function wording(parts: readonly Element[], choice: number): string {
  return parts.map((part) => {
    const options = Object.values(part.options ?? {})
    const chosen = options[Math.min(choice, options.length - 1)]
    if (chosen) return wording(chosen.value, choice)
    return part.type === TYPE.literal ? part.value : 'x'
  }).join('')
}

function most(parts: readonly Element[]): number {
  const counts = parts.flatMap(({ options = {} }) =>
    [Object.keys(options).length, ...Object.values(options).map(({ value }) => most(value))])
  return Math.max(1, ...counts)
}

function words(sentence: string): string[] {
  return sentence.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part))
}

function placeholders(message: string): string[] {
  const found = new Set<string>()
  collect(parse(message) as Element[], found)
  return [...found].sort()
}

interface Element {
  type: TYPE
  value: string
  options?: Record<string, { value: Element[] }>
}

function collect(elements: readonly Element[], found: Set<string>): void {
  for (const element of elements) {
    if (element.type !== TYPE.literal && element.type !== TYPE.pound) found.add(element.value)
    for (const option of Object.values(element.options ?? {})) collect(option.value, found)
  }
}

test('languages and lists of facts are said in the words and with the comma of the reader', () => {
  const [dutch, english, arabic] = (['nl', 'en', 'ar'] as const).map(textsOf)
  const said = (typed: string) => [dutch, english, arabic].map((texts) => texts?.languageName(typed))
  assert.deepEqual(said('Arabisch'), ['Arabisch', 'Arabic', 'العربية'])
  assert.deepEqual(said(' farsi'), ['Perzisch', 'Persian', 'الفارسية'])
  assert.deepEqual(said('Tigrinya'), ['Tigrinya', 'Tigrinya', 'التغرينية'])
  assert.deepEqual(said('Bilen (Keren)'), ['Bilen (Keren)', 'Bilen (Keren)', 'Bilen (Keren)'])
  assert.deepEqual([dutch, arabic].map((texts) => texts?.row(['a', '', null, 'b'])), ['a, b', 'a، b'])
})
