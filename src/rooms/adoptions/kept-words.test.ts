import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../test/village.ts'
import type { Approach } from '../approaches/forms.ts'
import { shippedApproaches } from '../approaches/shipped.ts'
import { aTalk } from '../conversations/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { adopt, changeDraft, startDraft } from './actions/draft.ts'
import { changeEntry, endEntry, moveEntry } from './actions/entries.ts'
import { getDraft } from './queries/drafts.ts'
import { entriesOf, idOf, type ListName } from './rules/lists.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

const lists: readonly ListName[] = ['questions', 'topics', 'headings', 'actions']
const anEdit = fc.record({
  list: fc.constantFrom(...lists), at: fc.nat(30), act: fc.constantFrom('end', 'move', 'rename'),
  words: fc.stringMatching(/^[A-Za-z]{1,10}$/),
})
const aChange = fc.record({
  from: fc.constantFrom('now', ...shippedApproaches.map(({ key }) => key)),
  edits: fc.array(anEdit, { maxLength: 5 }), parts: fc.subarray(['topics', 'levels', 'health', 'themes'] as const),
})

test('whatever is changed, ended, moved, switched or taken back, a completed talk shows what it showed', async () => {
  const talk = await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    return aTalk(by, await aNewcomer(by), {
      day: '2026-10-20', isCompleted: true, fields: { 'own.worries': 'De huur', 'topic.language': 'Het gaat goed' },
    })
  })
  const before = await shownOf(talk)
  assert.match(before, /Waar maakt u zich zorgen over[^]*De huur/)
  await fc.assert(fc.asyncProperty(fc.array(aChange, { minLength: 1, maxLength: 3 }), async (changes) => {
    for (const change of changes) await village.as('sanne', (tx, actor) => take({ tx, actor, now: village.now }, change))
    assert.equal(await shownOf(talk), before)
  }), { numRuns: 8 })
})

type By = Parameters<typeof startDraft>[0]
type Change = typeof aChange extends fc.Arbitrary<infer C> ? C : never

async function take(by: By, { from, edits, parts }: Change): Promise<void> {
  await startDraft(by, from)
  for (const edit of edits) await editOnce(by, edit)
  await changeDraft(by, (await getDraft(by.tx, by.actor)).version, ({ approach }) => ({ ...approach, parts }))
  await adopt(by, { version: (await getDraft(by.tx, by.actor)).version, purpose: 'Proef' })
}

async function editOnce(by: By, { list, at, act, words }: Change['edits'][number]): Promise<void> {
  const { approach, version } = await getDraft(by.tx, by.actor)
  const entries = entriesOf(approach, list)
  const entry = entries[at % Math.max(1, entries.length)]
  if (!entry) return
  const place = { list, version, id: idOf(entry) }
  if (act === 'end' && entries.length > 1) return endEntry(by, place)
  if (act === 'move') return moveEntry(by, place)
  const renamed = 'text' in entry ? { ...entry, text: { ...entry.text, nl: words } }
    : { ...entry, name: { ...(entry as Approach['topics'][number]).name, nl: words } }
  const isTaken = entries.some((other) => other !== entry && JSON.stringify(other).includes(`"${words}"`))
  if (!isTaken) await changeEntry(by, place, renamed as typeof entry)
}

// The page without what differs at every showing: the once tokens of its forms.
async function shownOf(talk: string): Promise<string> {
  const page = (await (await village.visit('sanne')).get(`/gesprekken/${talk}`)).text
  return page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/name="(once|csrf)" value="[^"]*"/g, '')
}
