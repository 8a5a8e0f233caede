import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'

let village: Village
before(async () => { village = await openVillage() })
after(async () => { await village.close() })

/** People who are all late with something: a talk, a plan, an action; silent, and some without a lead. */
async function fill(name: StaffName, count: number): Promise<void> {
  const { municipalityId, userId } = village.actor(name)
  const client = await village.database.pool.connect()
  try {
    await client.query(`set app.municipality_id = '${municipalityId}'; set app.scope = 'all'`)
    await client.query(`insert into person (municipality_id, id, given_name, family_name, housed_on, coupled_on, created_at,
        updated_at) select $1, gen_random_uuid(), 'Mens', 'Nummer ' || n, date '2026-11-03' - 200 - (n % 900),
        date '2026-11-03' - 300 - (n % 900), now(), now() from generate_series(1, $2::int) n`, [municipalityId, count])
    await client.query(`insert into person_finding (municipality_id, person_id, display_name, name_keys)
      select municipality_id, id, family_name, '{}' from person where municipality_id = $1`, [municipalityId])
    await client.query(`insert into goal (municipality_id, id, person_ids, owner_person_id, frame_key, area, body, raised_on,
        created_at, updated_at) select municipality_id, id, array[id], id, 'language', 'language', 'Doel', housed_on, now(),
        now() from person where municipality_id = $1`, [municipalityId])
    await client.query(`insert into plan_action (municipality_id, id, goal_id, person_ids, area, body, due_on, created_at,
        updated_at) select municipality_id, gen_random_uuid(), id, array[id], 'language', 'Doen', housed_on + 90, now(), now()
        from person where municipality_id = $1`, [municipalityId])
    await client.query(`insert into contact_moment (municipality_id, id, person_id, shared_id, kind, at, written_at)
      select municipality_id, gen_random_uuid(), p.id, gen_random_uuid(), 'visit', now() - make_interval(days => 100 + n),
        now() from person p, generate_series(1, 5) n where municipality_id = $1`, [municipalityId])
    await client.query(`insert into file_team_member (municipality_id, id, person_id, account_id, is_lead, first_day)
      select municipality_id, gen_random_uuid(), id, $2, true, housed_on from person
      where municipality_id = $1 and family_name not like '%7'`, [municipalityId, userId])
    await client.query('analyze')
  } finally {
    client.release(true)
  }
}

async function millisecondsOf(client: Client, path: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 15; round += 1) {
    const start = performance.now()
    assert.equal((await client.get(path)).status, 200)
    times.push(performance.now() - start)
  }
  return times.slice(3).toSorted((a, b) => a - b)[6] ?? 0
}

test('21. a coordinator with 5,000 open items is as fast as one with 5', async (context) => {
  await fill('marit', 5)
  await fill('sanne', 5000)
  const few = await millisecondsOf(await village.visit('marit'), '/vandaag')
  const many = await millisecondsOf(await village.visit('sanne'), '/vandaag')
  context.diagnostic(`5 open items: ${few.toFixed(1)} ms; 5,000 people with several each: ${many.toFixed(1)} ms`)
  assert.ok(many < few * 3 + 100, `${many.toFixed(1)} ms is not like ${few.toFixed(1)} ms`)
})
