import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village } from '../../../test/village.ts'

let village: Village
before(async () => { village = await openVillage() })
after(async () => { await village.close() })

const people = 5000

/**
 * Five thousand people with a lead, a contact and an action each. For the first `late` of them everything is late:
 * the talk, the plan, the action; they are silent and some have no lead. The others were seen yesterday.
 */
async function fill(name: StaffName, late: number): Promise<void> {
  const { municipalityId, userId } = village.actor(name)
  const client = await village.database.pool.connect()
  const send = (text: string, ...more: unknown[]) => client.query(text, [municipalityId, ...more])
  try {
    await client.query(`set app.municipality_id = '${municipalityId}'; set app.scope = 'all'`)
    await send(`insert into person (municipality_id, id, given_name, family_name, housed_on, coupled_on, created_at,
        updated_at) select $1, gen_random_uuid(), 'Mens', n::text,
        case when n <= $2 then date '2026-11-03' - 200 - (n % 900) end,
        date '2026-11-03' - 300 - (n % 900), now(), now() from generate_series(1, $3::int) n`, late, people)
    await send(`insert into person_finding (municipality_id, person_id, display_name, name_keys)
      select municipality_id, id, family_name, '{}' from person where municipality_id = $1`)
    await send(`insert into goal (municipality_id, id, person_ids, owner_person_id, frame_key, area, body, raised_on,
        created_at, updated_at)
      select municipality_id, id, array[id], id, 'language', 'language', 'Doel', date '2026-01-01', now(), now()
      from person where municipality_id = $1`)
    await send(`insert into goal_person (municipality_id, person_id, goal_id)
      select municipality_id, id, id from person where municipality_id = $1`)
    await send(`insert into plan_action (municipality_id, id, goal_id, person_ids, area, body, due_on, created_at,
        updated_at) select municipality_id, gen_random_uuid(), id, array[id], 'language', 'Doen',
        coalesce(housed_on + 90, date '2026-12-31'), now(), now() from person where municipality_id = $1`)
    await send(`insert into contact_moment (municipality_id, id, person_id, shared_id, kind, at, written_at)
      select municipality_id, gen_random_uuid(), p.id, gen_random_uuid(), 'visit', timestamptz '2026-11-02'
        - make_interval(days => n * 10 + case when p.housed_on is null then 0 else 100 end), now()
      from person p, generate_series(0, 4) n where municipality_id = $1`)
    await send(`insert into file_team_member (municipality_id, id, person_id, account_id, is_lead, first_day)
      select municipality_id, gen_random_uuid(), id, $2, true, date '2026-01-01' from person
      where municipality_id = $1 and (housed_on is null or family_name not like '%7')`, userId)
    await client.query('analyze')
  } finally {
    client.release(true)
  }
}

/** The middle of twelve, after three that warm up. */
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
  await fill('marit', 1)
  await fill('sanne', people)
  const few = await millisecondsOf(await village.visit('marit'), '/vandaag')
  const many = await millisecondsOf(await village.visit('sanne'), '/vandaag')
  context.diagnostic(`one person of 5,000 late: ${few.toFixed(1)} ms; all of them: ${many.toFixed(1)} ms`)
  assert.ok(many < few * 2.5, `${many.toFixed(1)} ms against ${few.toFixed(1)} ms`)
})
