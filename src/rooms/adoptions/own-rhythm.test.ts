import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openVillage, type Village } from '../../../test/village.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { aTalk } from '../conversations/examples.ts'
import { lateTalks, talkClocks } from '../conversations/queries/clocks.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { adopt, changeDraft, startDraft } from './actions/draft.ts'
import { getDraft } from './queries/drafts.ts'
import { whyNotSound } from './rules/refusals.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

const aMoment = fc.record({
  months: fc.integer({ min: 0, max: 30 }), daysBefore: fc.integer({ min: 0, max: 40 }),
  daysAfter: fc.integer({ min: 0, max: 40 }),
}).map(({ months, daysBefore, daysAfter }) => (months === 0
  ? { key: 'start', months, daysBefore: null, daysAfter } : { key: `m${months}`, months, daysBefore, daysAfter }))
const aRhythm = fc.uniqueArray(aMoment, { minLength: 1, maxLength: 6, selector: ({ months }) => months })

test('ZE-03 under any rhythm the list of late talks names the same people and moments as the clocks do', async () => {
  const ids = await people()
  let tried = 0
  await fc.assert(fc.asyncProperty(aRhythm, async (moments) => {
    await village.as('sanne', async (tx, actor) => {
      const by = { tx, actor, now: village.now }
      await startDraft(by, 'zeist')
      const draft = await getDraft(tx, actor)
      const rhythm = { ...draft.approach.rhythm, moments: moments.toSorted((a, b) => a.months - b.months) }
      if (whyNotSound({ ...draft.approach, rhythm }) !== null) return
      tried += 1
      await changeDraft(by, draft.version, ({ approach }) => ({ ...approach, rhythm }))
      await adopt(by, { version: (await getDraft(tx, actor)).version, purpose: 'Proef' })
      const listed = (await lateTalks(tx, actor, { day: actor.today, limit: 500 })).items
        .map(({ personId, moment, lastDay }) => `${personId} ${moment} ${lastDay}`)
      const clocks = await talkClocks(tx, actor, ids, actor.today)
      const late = [...clocks].flatMap(([id, clock]) => clock.moments.filter(({ isLate }) => isLate)
        .map(({ key, dueBy }) => `${id} ${key} ${dueBy}`))
      assert.deepEqual(new Set(listed), new Set(late))
    })
  }), { numRuns: 15 })
  assert.ok(tried >= 3, String(tried))
})

// Housed from three years ago until today, a third of them with talks here and there.
async function people(): Promise<string[]> {
  return village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    const ids: string[] = []
    for (let at = 0; at < 45; at += 1) {
      const housed_on = addDays(actor.today, -25 * at)
      const id = await aNewcomer(by, { given_name: `P${at}`, housed_on, coupled_on: addDays(housed_on, -20) })
      if (at % 3 === 0) await aTalk(by, id, { day: addDays(actor.today, -(7 * at) % 500), isCompleted: true })
      ids.push(id)
    }
    return ids
  })
}
