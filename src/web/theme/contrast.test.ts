import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const pairs = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
  ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
))
const hues = ['teal', 'coral', 'amber', 'green', 'plum', 'grey']

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [a, b] = [one, other].map((name) => luminance(pairs.get(name)?.[theme] ?? assert.fail(`no token ${name}`)))
  return (Math.max(a as number, b as number) + 0.05) / (Math.min(a as number, b as number) + 0.05)
}

test('black on white has the contrast of 21 that WCAG gives', () => {
  assert.equal(Math.round((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)), 21)
})

for (const theme of ['light', 'dark'] as const) {
  test(`every text of the ${theme} theme reaches 4.8 : 1 on what it lies on`, () => {
    const texts = [
      ...['ink', 'quiet', ...hues].flatMap((text) => [[text, 'paper'], [text, 'card']]),
      ...hues.map((hue) => [hue, `${hue}-soft`]), ...hues.map((hue) => ['ink', `${hue}-soft`]),
      ['on-teal', 'teal'], ['on-teal', 'teal-deep'], ['on-coral', 'coral'], ['teal-deep', 'teal-soft'],
    ] as [string, string][]
    const low = texts.map(([text, ground]) => ({ text, ground, ratio: contrast(text, ground, theme) }))
      .filter(({ ratio }) => ratio < 4.8)
    assert.deepEqual(low, [])
  })

  test(`borders of fields reach 3 : 1 in the ${theme} theme`, () => {
    assert.ok(contrast('line', 'card', theme) >= 3)
    assert.ok(contrast('line', 'paper', theme) >= 3)
  })
}
