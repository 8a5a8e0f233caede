import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openVillage, type Village } from '../../../test/village.ts'
import type { Client } from '../../../test/client.ts'

let village: Village
let sanne: Client

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
})
after(() => village.close())

/** Given name, family name: as people write them. */
const realNames: readonly (readonly [string, string])[] = [
  ['Suharto', ''], ['', 'Nur'], ['X', 'Æ'], ['D’Angelo', "O'Brien"], ['Anne-Marie', 'van ’t Hoff'], ['Ng', 'Ó'],
  ['José Ángel', 'Núñez-Ibáñez'], ['Çağla', 'Şahin'], ['İbrahim', 'Işık'], ['Đặng', 'Thị Hồng'], ['Łukasz', 'Żółć'],
  ['ሰላም', 'ሃይለ'], ['ተስፋይ', 'ገብረመስቀል'], ['محمد', 'الحداد'], ['عبد الرحمن', ''],
  ['می‌نا', 'علی‌زاده'], ['نور', 'آل ياسين'],
  ['Оксана', 'Ковальчук-Ґалаґан'], ['Андрій', 'Д’яченко'], ['שרה', 'בן־דוד'], ['ஆனந்த்', ''], ['小明', '王'],
  ['สมชาย', ''],
  ['Jean Bosco', 'Nshimiyimana wa Ntaganda'], ['Mohamed Abdi', 'Nur Warsame'], ['Null', 'Undefined'], ['Test', 'True'],
  ['Hubert Blaine', 'Wolfeschlegelsteinhausenbergerdorff Vor Altern'], ['Aïcha', 'el M’hamdi'], ['ZWJ‍', 'क्‍ष'],
]

/** How HTML writes a text that is shown. */
function shown(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

test('F18 INP-02 thirty real names stay as they are: in the list, in search and in the export', async () => {
  assert.equal(realNames.length, 30)
  for (const [given_name, family_name] of realNames) {
    const made = await sanne.post('/nieuwkomers/nieuw', { given_name, family_name })
    assert.equal(made.status, 303, `${given_name} ${family_name}`)
  }
  const list = (await sanne.get('/nieuwkomers')).text
  const csv = (await sanne.get('/nieuwkomers/lijst.csv')).text
  for (const names of realNames) {
    const name = names.filter(Boolean).join(' ').normalize('NFC')
    assert.ok(list.includes(`<bdi>${shown(name)}</bdi>`), `list: ${name}`)
    assert.ok(csv.includes(name), `export: ${name}`)
    const found = await sanne.post('/nieuwkomers/zoeken', { zoek: name })
    assert.ok(found.text.includes(`<bdi>${shown(name)}</bdi>`), `search: ${name}`)
  }
})

test('F18 INP-02 a name of nothing visible, of controls or of turned writing is refused', async () => {
  const wrong = [
    '', '   ', '\u200b', '\u00ad\u200d', 'Ab\u0000dul', 'Sa\u0007mi', 'Li\u202ena', '\u2066Omar\u2069', 'regel\neinde',
  ]
  for (const given_name of wrong) {
    const answer = await sanne.post('/nieuwkomers/nieuw', { given_name, family_name: '' })
    assert.equal(answer.status, 422, JSON.stringify(given_name))
  }
})

test('F17 markup in every field of a person is accepted and shown as text', async () => {
  const payload = '"><img src=x onerror=alert(1)></textarea><script>alert(2)</script>'
  const fields = ['given_name', 'name_prefix', 'family_name', 'called', 'contact_habits', 'interpreter_language',
    'scripts', 'address', 'origin', 'external_number', 'phone']
  const short = (field: string) => (field === 'name_prefix' ? '<b onclick=alert(3)>' : payload.slice(0, 60))
  const typed = Object.fromEntries(fields.map((field) => [field, short(field)]))
  const first = await sanne.post('/nieuwkomers/nieuw', typed)
  const looked = [...first.text.matchAll(/name="looked" value="([0-9a-f-]+)"/g)].map(([, id = '']) => id)
  const made = first.status === 303 ? first : await sanne.post('/nieuwkomers/nieuw', { ...typed, looked, sure: 'on' })
  assert.equal(made.status, 303)
  const id = made.location.split('/').at(-1) ?? ''
  const sent = [
    ['contact', { kind: 'visit', body: payload }], ['woorden', { kind: 'wish', body: payload }],
    ['werk', { kind: 'paid', employer: payload, started_on: '2026-10-01' }],
    ['talen', { language: payload.slice(0, 50) }],
    ['afspraken', { day: '2026-11-05', clock: '10:00', place: payload, body: payload }],
  ] as const
  for (const [page, form] of sent) {
    assert.equal((await sanne.post(`/nieuwkomers/${id}/${page}`, form)).status, 303, page)
  }
  for (const page of ['gegevens', 'gegevens/wijzigen', 'woorden', 'werk', 'talen', 'afspraken', 'team', 'contact']) {
    const { text } = await sanne.get(`/nieuwkomers/${id}/${page}`)
    assert.ok(!/<img src=x|<script>alert|<b onclick/.test(text), page)
    assert.ok(text.includes('&lt;img src=x'), page)
  }
  const reflected = await sanne.post('/nieuwkomers/zoeken', { zoek: payload })
  assert.ok(!/<img src=x|<script>alert/.test(reflected.text))
})

test('INP-01 INP-03 an unknown field and a field sent twice are refused', async () => {
  assert.equal((await sanne.post('/nieuwkomers/nieuw', { given_name: 'Amina', rol: 'coordinator' })).status, 422)
  assert.equal((await sanne.post('/nieuwkomers/nieuw', { given_name: ['Amina', 'Sara'] })).status, 422)
})

test('a file number that another file has is refused with a sentence, not with a fault', async () => {
  await sanne.post('/nieuwkomers/nieuw', { given_name: 'Eerste', external_number: 'K-1' })
  const second = await sanne.post('/nieuwkomers/nieuw', { given_name: 'Ander', external_number: 'K-1' })
  assert.equal(second.status, 422)
  assert.match(second.text, /Een ander dossier heeft dit nummer al/)
})
