import assert from 'node:assert/strict'
import test from 'node:test'
import { type BilingualDocument, type Block, printBilingual, type Sides } from './bilingual.ts'
import { fontNames, textLayer } from './text-layer.ts'

const CREATED = new Date('2026-03-03T10:00:00Z')

function print(blocks: Block[], languages: BilingualDocument['languages'] = ['nl', 'ar']): Buffer {
  return printBilingual({ title: 'Plan', languages, footer: 'Plan van Amal', blocks }, CREATED)
}

function pair(dutch: string, other: string, language: 'ar' | 'ti' | 'fa' | 'uk' | 'tr' = 'ar'): Block {
  return { kind: 'text', sides: [{ text: dutch, language: 'nl' }, { text: other, language }] }
}

test('A11Y-08 a print says that it is PDF/UA-1, is tagged, titled, and names the language of each column', () => {
  const raw = print([pair('Taal', 'اللغة')]).toString('latin1')
  assert.match(raw, /<pdfuaid:part>1<\/pdfuaid:part>/u)
  assert.match(raw, /\/StructTreeRoot/u)
  assert.match(raw, /\/Marked true/u)
  assert.match(raw, /<rdf:li xml:lang="x-default">Plan<\/rdf:li>/u)
  assert.match(raw, /\/Lang \(ar\)/u)
  assert.match(raw, /\/Lang \(nl\)/u)
})

test('a heading that skips a level is refused by the PDF/UA-1 check', () => {
  const skipped: Block = { kind: 'heading', level: 3, sides: [{ text: 'Los', language: 'nl' }] }
  const first: Block = { kind: 'heading', level: 1, sides: [{ text: 'Plan', language: 'nl' }] }
  assert.throws(() => print([first, skipped], ['nl']), /not PDF\/UA-1: .*skipped from heading level 1 to 3/u)
})

test('ENC-01 markup in what a person typed is printed as text', () => {
  const typed = '#image("x") *vet* _cursief_ $x$ <label> @ref // // /* */ \\u{41} #panic()'
  assert.ok(textLayer(print([pair(typed, typed)])).join(' ').includes('#image("x") *vet* _cursief_ $x$ <label>'))
})

test('Arabic is stored in reading order, so that search and screen readers find it', () => {
  const lines = textLayer(print([pair('Taal', 'اللغة في المدرسة')]))
  assert.ok(lines.includes('اللغة في المدرسة'), lines.join('|'))
})

test('Persian, Tigrinya, Ukrainian and Turkish letters reach the text layer whole', () => {
  for (const [language, words] of [
    ['fa', 'پنجره گچ ژاله'], ['ti', 'ሰላም ትግርኛ'], ['uk', 'ґудзик їжак'], ['tr', 'Çağla ışık'],
  ] as const) {
    const lines = textLayer(print([pair('Taal', words, language)], ['nl', language]))
    assert.ok(lines.includes(words), `${language}: ${lines.join('|')}`)
  }
})

test('a phone number in Arabic text keeps the order of its digits', () => {
  const lines = textLayer(print([pair('Bel 0511-123456', 'رقم 0511-123456 من')]))
  assert.ok(lines.includes('0511-123456'), lines.join('|'))
})

test('a print is set in the fonts of the packages only', () => {
  const ours = ['IBMPlexSansArabic-Bold', 'IBMPlexSansArabic-Regular', 'NotoSans-Bold', 'NotoSans-Regular',
    'NotoSansEthiopic-Bold', 'NotoSansEthiopic-Regular']
  const everything = fontNames(print([pair('Aa Щщ Ωω ✓ 😀 学', 'اللغة ሰላም')]))
  assert.ok(everything.length > 1)
  assert.deepEqual(everything.filter((name) => !ours.includes(name)), [])
})

test('a character that no font draws becomes a mark and never stops the print', () => {
  assert.ok(textLayer(print([pair('Ik 😀 wil 👨‍👩‍👧 school', '学')])).includes('Ik \ufffd wil \ufffd school'))
})

test('a text in another language stands there with its mark before it', () => {
  const dutch = { text: 'Bellen met school', language: 'nl' } as const
  const marked = { ...dutch, mark: { text: 'بالهولندية', language: 'ar' } } as const
  const lines = textLayer(print([{ kind: 'words', sides: [dutch, marked] }]))
  assert.deepEqual(lines.slice(0, 3), ['Bellen met school', 'بالهولندية', 'Bellen met school'])
})

test('a long result runs on over the page and loses nothing', () => {
  const sides = (text: string) => [{ text, language: 'nl' }, { text, language: 'ar' }] as const
  const result = `${'Een lang verhaal over wat er gebeurde. '.repeat(200)}Einde.`
  const task: Block = {
    kind: 'task', state: 'done', sides: sides('Bellen'), facts: [{ label: sides('Wat'), value: sides(result) }],
  }
  const lines = textLayer(print([task]))
  const words = lines.join(' ')
  assert.equal(words.split('verhaal').length - 1, 400)
  assert.equal(words.split('Einde.').length - 1, 2)
  assert.ok(lines.includes('5 / 5'), 'five pages are needed for so much text in half a page')
})

test('what belongs to one agreement stands on one page, and a goal does not stand at the foot without its first step', () => {
  const piece = (text: string): Sides => [{ text, language: 'nl' }]
  const fact = (text: string) => ({ label: piece(text), value: piece(text) })
  for (let lines = 42; lines < 52; lines += 1) {
    const layer = textLayer(print([
      ...Array.from({ length: lines }, (): Block => ({ kind: 'text', sides: piece('Regel') })),
      { kind: 'words', sides: piece('Doel') },
      { kind: 'facts', facts: ['Een', 'Twee', 'Drie', 'Vier'].map(fact) },
    ], ['nl'])).map((line) => line.trim())
    const [goal, last] = [layer.indexOf('Doel'), layer.lastIndexOf('Vier')]
    assert.ok(goal > 0 && last > goal, layer.join('|'))
    assert.ok(!layer.slice(goal, last).some((line) => line.includes('Plan van Amal')), `cut after ${lines} lines`)
  }
})

test('a Dutch reader gets one column, and each page carries its number', () => {
  const line = (i: number): Block => ({ kind: 'text', sides: [{ text: `Regel ${i}`, language: 'nl' }] })
  const lines = textLayer(print(Array.from({ length: 120 }, (_, i) => line(i)), ['nl']))
  assert.equal(lines.filter((line) => line.startsWith('Regel')).length, 120)
  assert.deepEqual(lines.filter((line) => /^\d+ \/ \d+$/u.test(line)).at(-1), '3 / 3')
})
