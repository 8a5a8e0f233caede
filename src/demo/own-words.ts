import type { Tx } from '../db/database.ts'
import { addDays, latest } from '../kit/plain-dates.ts'
import { addContact } from '../rooms/newcomers/actions/contact-moments.ts'
import { writeOwnFields } from '../rooms/newcomers/actions/own-fields.ts'
import { addEntry, addField } from '../rooms/own-lists/actions.ts'
import { entriesInUse } from '../rooms/own-lists/queries/entries.ts'
import { listFields } from '../rooms/own-lists/queries/fields.ts'
import { type DemoPlace, type LivedHere, onDay } from './place.ts'

const mate = ['heeft er een', 'wil er een', 'wil er geen'] as const

/** Words and a field that this municipality added to the product's own, and some files in which they are used. */
export async function useOwnWords(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  await addOwnWords(tx, place)
  const { coordinator, chance } = place
  const [coffee] = await entriesInUse(tx, coordinator, 'contact_kind')
  const [field] = await listFields(tx, coordinator)
  for (const { home, ids } of lived) {
    const [personId = '', ...others] = ids
    if (field && chance.is(0.6)) {
      await writeOwnFields({ tx, actor: coordinator, now: place.now }, personId, {
        values: { [field.id]: chance.pick(mate) }, bases: {},
      })
    }
    if (!coffee || !home.housedOn || !chance.is(0.5)) continue
    const day = latest(home.housedOn, addDays(coordinator.today, -chance.between(10, 80))) ?? home.housedOn
    await addContact({ tx, ...onDay(place, day) }, personId, {
      kind: coffee.id, body: 'Samen koffie gedronken. Er kwamen twee buren bij zitten.', area: 'contacts',
      with: others, day,
    })
  }
}

async function addOwnWords(tx: Tx, place: DemoPlace): Promise<void> {
  const by = { tx, ...onDay(place, addDays(place.coordinator.today, -400)) }
  const untranslated = { name_en: '', name_ar: '' }
  await addEntry(by, {
    list: 'contact_kind', name_nl: 'Koffie in het dorpshuis', name_en: 'Coffee in the village hall',
    name_ar: 'قهوة في بيت القرية', counts_as: 'social',
  })
  for (const name_nl of ['Ziek', 'Geen vervoer', 'Geen oppas']) {
    await addEntry(by, { list: 'absence', name_nl, ...untranslated, counts_as: null })
  }
  for (const name_nl of ['Verlof', 'Andere baan', 'Woont nu in een ander dorp']) {
    await addEntry(by, { list: 'lead_change', name_nl, ...untranslated, counts_as: null })
  }
  await addField(by, {
    name_nl: 'Taalmaatje', name_en: 'Language buddy', name_ar: 'رفيق لغة', kind: 'choice', options: mate.join('\n'),
    purpose: 'Om een taalmaatje te vragen voor wie dat wil.', kept_months: 6,
  })
}
