import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import { adopt, startDraft } from '../rooms/adoptions/actions/draft.ts'
import { addEntry } from '../rooms/adoptions/actions/entries.ts'
import { getDraft } from '../rooms/adoptions/queries/drafts.ts'
import type { Entry, ListName } from '../rooms/adoptions/rules/lists.ts'
import { type DemoPlace, onDay } from './place.ts'

interface Change {
  readonly list: ListName
  readonly entry: Entry
  readonly daysAgo: number
  readonly purpose: string
}

const adopted: readonly Change[] = [
  {
    list: 'actions', daysAgo: 240, purpose: 'Veel mensen vroegen naar het taalcafé. Nu staat het klaar.',
    entry: {
      key: '', area: 'language', heading: 'language',
      name: {
        nl: 'Naar het taalcafé', en: 'To the language café', ar: 'إلى مقهى اللغة', ti: '', tr: '', uk: '', fa: '',
      },
    },
  },
  {
    list: 'questions', daysAgo: 75, purpose: 'We willen ook horen wat goed gaat, niet alleen zorgen.',
    entry: {
      key: '', voice: 'state',
      text: { nl: 'Waar bent u trots op?', en: 'What are you proud of?', ar: 'بماذا تفتخر؟' },
    },
  },
]

/** Two changes of the approach that were adopted, and one that the coordinator is thinking about: a fifth talk. */
export async function changeApproach(tx: Tx, place: DemoPlace): Promise<void> {
  for (const { list, entry, daysAgo, purpose } of adopted) {
    const by = { tx, ...onDay(place, addDays(place.coordinator.today, -daysAgo)) }
    await startDraft(by, 'now')
    await addEntry(by, { list, version: (await getDraft(tx, by.actor)).version }, entry)
    await adopt(by, { version: (await getDraft(tx, by.actor)).version, purpose })
  }
  const by = { tx, actor: place.coordinator, now: place.now }
  await startDraft(by, 'now')
  const { version } = await getDraft(tx, by.actor)
  await addEntry(by, { list: 'moments', version }, { key: 'm18', months: 18, daysBefore: 30, daysAfter: 30 })
}
