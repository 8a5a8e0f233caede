import type { Tx } from '../db/database.ts'
import { startDraft } from '../rooms/adoptions/actions/draft.ts'
import { addEntry } from '../rooms/adoptions/actions/entries.ts'
import { addEntry as addWord, addField } from '../rooms/own-lists/actions.ts'
import { getDraft } from '../rooms/adoptions/queries/drafts.ts'
import type { DemoPlace } from './place.ts'

/** A change of the approach that the coordinator is thinking about: one more talk, after a year and a half. */
export async function considerChange(tx: Tx, { coordinator, now }: DemoPlace): Promise<void> {
  const by = { tx, actor: coordinator, now }
  await startDraft(by, 'now')
  const { version } = await getDraft(tx, coordinator)
  await addEntry(by, { list: 'moments', version }, { key: 'm18', months: 18, daysBefore: 30, daysAfter: 30 })
}

/** Words and a field that this municipality added to the product's own. */
export async function addOwnWords(tx: Tx, { coordinator, now }: DemoPlace): Promise<void> {
  const by = { tx, actor: coordinator, now }
  const untranslated = { name_en: '', name_ar: '' }
  await addWord(by, {
    list: 'contact_kind', name_nl: 'Koffie in het dorpshuis', name_en: 'Coffee in the village hall',
    name_ar: 'قهوة في بيت القرية', counts_as: 'social',
  })
  for (const name_nl of ['Ziek', 'Geen vervoer', 'Geen oppas']) {
    await addWord(by, { list: 'absence', name_nl, ...untranslated, counts_as: null })
  }
  await addField(by, {
    name_nl: 'Taalmaatje', name_en: 'Language buddy', name_ar: 'رفيق لغة', kind: 'choice',
    options: 'heeft er een\nwil er een\nwil er geen', purpose: 'Om een taalmaatje te vragen voor wie dat wil.',
    kept_months: 6,
  })
}
