// People who want a buddy, made through the front door, for the tests of that room.
import assert from 'node:assert/strict'
import { aNewcomer } from '../src/rooms/newcomers/examples.ts'
import { theWishes } from '../src/rooms/buddies/examples.ts'
import { territoryId } from '../src/rooms/territory/install.ts'
import type { Client, Sent } from './client.ts'
import { type StaffName, type Village, villageNow } from './village.ts'

export const harkema = territoryId('achtkarspelen', 'village', 'Harkema')

export interface Buddies {
  ask(text: string, values?: unknown[]): Promise<Record<string, never>[]>
  /** Takes everybody off the list, so that a test has its own people. */
  clear(): Promise<void>
  /** A newcomer who was spoken with, whose file is a colleague's. */
  newcomer(called: string, fields?: Sent, of?: StaffName): Promise<{ id: string; person: string }>
  /** A resident who was spoken with; the id of the registration. */
  resident(called: string, fields?: Sent): Promise<string>
  /** The path of a new round. */
  round(fields?: Sent): Promise<string>
  /** A proposal that was taken over; its id. */
  proposal(newcomerId: string, localId: string): Promise<string>
  /** A pair of which both said yes today. */
  pair(called: string, of?: StaffName): Promise<{ id: string; person: string; path: string }>
  /** The path of the link of each side. */
  links(id: string): Promise<{ newcomer: string; local: string }>
}

export function buddiesOf(village: Village, sanne: Client): Buddies {
  let rounds = 0
  const ask: Buddies['ask'] = async (text, values = []) => (await village.database.pool.query(text, values)).rows
  const talk = { held_on: '2026-11-02', body: 'Kennisgemaakt' }
  const buddies: Buddies = {
    ask,
    async clear() {
      await ask('update buddy_newcomer set ended_on = $1', ['2026-11-03'])
      await ask('update buddy_local set ended_on = $1', ['2026-11-03'])
      await ask('update buddy_choice set ended_at = now()')
    },
    async newcomer(called, fields = {}, of = 'sanne') {
      const person = await village.as(of, (tx, actor) =>
        aNewcomer({ tx, actor, now: villageNow }, { given_name: called, family_name: 'Sharif' }))
      const path = `/nieuwkomers/${person}/maatje`
      const kept = await sanne.post(`${path}/wensen`, theWishes(harkema, { called, ...fields }))
      assert.equal(kept.status, 303, kept.text)
      await sanne.post(`${path}/gesprek`, talk)
      const [row] = await ask('select id from buddy_newcomer where person_id = $1 and ended_on is null', [person])
      return { id: row?.['id'] ?? '', person }
    },
    async resident(called, fields = {}) {
      const wishes = theWishes(harkema, { called, name: `${called} Postma`, phone: '', ...fields })
      const added = await sanne.post('/maatjes/bewoners', wishes)
      assert.equal(added.status, 303, added.text)
      await sanne.post(`${added.location}/gesprek`, talk)
      return added.location.split('/').at(-1) ?? ''
    },
    async round(fields = {}) {
      const typed = { name: `Ronde ${rounds += 1}`, changed: 'samen koken', weeks: '16', activity_id: '', ...fields }
      const opened = await sanne.post('/maatjes/rondes', typed)
      assert.equal(opened.status, 303, opened.text)
      return opened.location
    },
    async proposal(newcomerId, localId) {
      const taken = await sanne.post(`${await buddies.round()}/voorstellen`, { pairs: `${newcomerId}:${localId}` })
      assert.equal(taken.status, 303, taken.text)
      const [row] = await ask('select id from buddy_proposal where newcomer_id = $1 and local_id = $2', [newcomerId, localId])
      return row?.['id'] ?? ''
    },
    async pair(called, of) {
      const [{ id: newcomerId, person }, localId] = [await buddies.newcomer(called, {}, of), await buddies.resident(`Buur van ${called}`)]
      const id = await buddies.proposal(newcomerId, localId)
      const path = `/maatjes/koppels/${id}`
      for (const side of ['newcomer', 'local']) await sanne.post(`${path}/antwoord`, { side, says: 'yes' })
      return { id, person, path }
    },
    async links(id) {
      const { text } = await sanne.get(`/maatjes/koppels/${id}`)
      const [newcomer = '', local = ''] = [...text.matchAll(/href="http:\/\/127\.0\.0\.1:4280(\/maatje\/[0-9a-f]{64})"/g)]
        .map(([, path]) => path ?? '')
      return { newcomer, local }
    },
  }
  return buddies
}
