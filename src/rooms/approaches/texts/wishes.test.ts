// Every wish of the five texts: served by configuration (the files beside this one), or by a room, here by name.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const wishes: Readonly<Record<string, number>> = { AK: 12, SB: 11, ZE: 9, MS: 17, WK: 8 }

/** What configuration cannot serve, and the room of a later part that brings it. */
const laterRooms: Readonly<Record<string, string>> = {
  'AK-07': 'incidents: handled jointly per village, without a file on the neighbours',
  'AK-11': 'offers: what schools, village boards, corporations, churches, youth teams and clubs bring',
  'SB-01': 'steering: how many people live here, and since when',
  'SB-10': 'initiatives: a meeting with clubs and civil society, "what is needed?"',
  'SB-11': 'steering: the report to the council per goal',
  'ZE-08': 'activities and consultation-hours: meetings, information, and organisations that meet every six weeks',
  'ZE-09': 'referrals: in view early, referred, followed up',
  'MS-04': 'initiatives: what a making session facilitates',
  'MS-05': 'initiatives: five listening assignments',
  'MS-06': 'initiatives: from interviews to insights to the action agenda',
  'MS-09': 'invitations: who came by invitation invites the next',
  'MS-11': 'invitations: nobody came, find the barrier, arrange it, ask again',
  'MS-13': 'region: the province shares knowledge and supports',
  'MS-15': 'initiatives: twelve key insights',
  'WK-03': 'settling-in: home guidance by volunteers',
  'WK-04': 'consultation-hours: one joint desk',
}

test('no wish of the five texts is forgotten: each is served by configuration or named with the room that brings it', () => {
  const all = Object.entries(wishes).flatMap(([text, count]) =>
    Array.from({ length: count }, (_, at) => `${text}-${String(at + 1).padStart(2, '0')}`))
  const served = servedByConfiguration()
  assert.deepEqual(all.filter((id) => !served.has(id) && !laterRooms[id]), [])
  assert.deepEqual(Object.keys(laterRooms).filter((id) => served.has(id) || !all.includes(id)), [])
})

function servedByConfiguration(): Set<string> {
  const folder = import.meta.dirname
  const texts = readdirSync(folder).filter((name) => name !== 'wishes.test.ts')
  const titles = texts.flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').match(/^test\('.*/gm) ?? [])
  return new Set(titles.flatMap((title) => title.match(/\b(AK|SB|ZE|MS|WK)-\d{2}\b/g) ?? []))
}
