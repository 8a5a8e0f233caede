import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openVillage, type Village } from '../../../test/village.ts'
import { ensureThemes } from '../conversations/queries/themes.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { aNewcomer } from '../newcomers/examples.ts'

// The village lives on 3 November 2026.
let village: Village
before(async () => {
  village = await openVillage()
  // Syrië 7 and Eritrea 3 spoke of loneliness, of them 6 first in 2025; 4 people spoke of money.
  await village.as('sanne', async (tx, actor) => {
    const themes = new Map([
      ...await ensureThemes(tx, actor, ['Eenzaamheid', 'Geldzorgen'], false),
      ...await ensureThemes(tx, actor, ['Ruzie met mijn buurman Jan'], true),
    ])
    const tag = async (theme: string, origin: string, ...days: string[]) => {
      const id = await aNewcomer({ tx, actor, now: village.now }, { family_name: 'Spreekt', origin })
      for (const day of days) {
        const talk = await insertTalk(tx, actor, {
          person_id: id, moment: 'unplanned', planned_on: day, held_on: day, approach_key: 'achtkarspelen',
          created_at: village.now,
        })
        await tx.insertInto('conversation_theme').values({
          municipality_id: actor.municipalityId, conversation_id: talk, person_id: id,
          theme_id: themes.get(theme) ?? '', added_at: village.now,
        }).execute()
      }
    }
    for (let index = 0; index < 6; index += 1) await tag('Eenzaamheid', 'Syrië', '2025-03-01', '2026-03-01')
    await tag('Eenzaamheid', 'Syrië', '2026-04-01')
    for (let index = 0; index < 3; index += 1) await tag('Eenzaamheid', 'Eritrea', '2026-05-01')
    for (let index = 0; index < 4; index += 1) await tag('Geldzorgen', 'Syrië', '2026-05-01')
    await tag('Ruzie met mijn buurman Jan', 'Syrië', '2026-05-01')
  })
})
after(async () => { await village.close() })

test('PRIV-10 themes are counted in people, small counts hidden with what tells them, on page and in export', async () => {
  const pim = await village.visit('pim')
  const { text } = await pim.get('/sturen/themas')
  assert.match(text, /Eenzaamheid/)
  assert.match(text, /10<\/td>/)
  assert.doesNotMatch(text, /Syrië|Eritrea|2025<|2026</)
  const csv = (await pim.get('/sturen/themas.csv')).text
  assert.match(csv, /"Eenzaamheid";"";"";"10"/)
  assert.match(csv, /"Eenzaamheid";[^\n]*Eritrea[^\n]*te weinig mensen om te tonen/)
  assert.match(csv, /"Geldzorgen";[^\n]*te weinig mensen om te tonen/)
  assert.doesNotMatch(csv, /;"[1-9]"\r?\n/)
})

test('PRIV-10 words that somebody typed as a theme are shown to nobody before five people named it', async () => {
  const pim = await village.visit('pim')
  for (const path of ['/sturen/themas', '/sturen/themas.csv']) assert.doesNotMatch((await pim.get(path)).text, /buurman/)
})
