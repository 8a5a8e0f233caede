import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { languages, messagesOf, textsOf } from './texts.tsx'

const src = join(import.meta.dirname, '..')
const dutch = messagesOf('nl')

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
