import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hashOfToken, newToken } from '../../src/rooms/accounts/tokens.ts'
import { type Browser, openBrowser } from './browser.ts'
import { openRegion, type Region } from './region.ts'

const here = "municipality_id = (select id from municipality where slug = 'achtkarspelen')"

let region: Region
let browser: Browser

before(async () => {
  [region, browser] = await Promise.all([openRegion(), openBrowser()])
})
after(async () => {
  await Promise.all([region.close(), browser.close()])
})

async function visitor(path: string, cookie = '', hasScripts = true): Promise<Page> {
  const context = await browser.visitor({ address: region.address, cookie, width: 390, hasScripts })
  const page = await context.newPage()
  await page.goto(path, { waitUntil: 'load' })
  return page
}

/** A new link for this side of a pair. */
async function linkFor(pairId: string, side: 'newcomer' | 'local'): Promise<string> {
  const token = newToken()
  await region.ask(`insert into buddy_link (municipality_id, id, about, subject_id, side, token_hash, last_day)
    select id, gen_random_uuid(), 'pair', $1, $2::buddy_side, $3, now() + interval '9 days' from municipality where slug = 'achtkarspelen'
    on conflict (municipality_id, subject_id, side) do update set token_hash = $3, ended_at = null returning id`, [pairId, side, hashOfToken(token)])
  return `/maatje/${token}`
}

test('MS-14 a buddy says on a phone, without scripts and in one tap, that they met', async () => {
  const pairId = await region.ask(`select id from buddy_pair k where ${here} and ended_on is null and not exists (
    select from buddy_meeting m where m.pair_id = k.id and m.day = (now() at time zone 'Europe/Amsterdam')::date) order by id limit 1`)
  const called = await region.ask('select newcomer_called from buddy_pair where id = $1', [pairId])
  const page = await visitor(await linkFor(pairId, 'local'), '', false)
  const button = page.getByRole('button', { name: `Ik heb ${called} vandaag gezien` })
  const box = await button.boundingBox()
  assert.ok(box && box.height >= 56 && box.width > 300, JSON.stringify(box))
  await button.click()
  await page.getByText(`U hebt ${called} vandaag gezien`).waitFor()
  assert.equal(await button.count(), 0)
  assert.equal(await region.ask('select count(*) from buddy_meeting where pair_id = $1 and side = $2 and by_account is null', [pairId, 'local']), '1')
})

/** Twenty on each side who were spoken with and wait. */
async function fortyGuests(): Promise<void> {
  const wishes = "array['friend'], array['Nederlands'], '{cooking}', '{weekday_evening}', 10"
  await region.ask(`with made as (
    insert into buddy_local (municipality_id, id, name, called, likeness, kinds, languages, interests, slots, travel_km, registered_on, waiting_since)
    select m.id, gen_random_uuid(), 'Gastheer ' || n, 'Gastheer ' || n, 'gast ' || n, ${wishes}, now(), now()
    from municipality m, generate_series(1, 20) n where m.slug = 'achtkarspelen' returning municipality_id, id)
    insert into buddy_local_talk (municipality_id, id, local_id, held_on, written_at, written_by)
    select municipality_id, gen_random_uuid(), id, now(), now(), (select id from account limit 1) from made returning id`)
  await region.ask(`with made as (
    insert into buddy_newcomer (municipality_id, id, person_id, called, kinds, languages, interests, slots, travel_km, registered_on, registered_by, waiting_since)
    select p.municipality_id, gen_random_uuid(), p.id, p.given_name || ' ' || row_number() over (order by p.id), ${wishes}, now(),
      (select id from account limit 1), now()
    from person p where p.${here} and not exists (select from buddy_newcomer n where n.person_id = p.id and n.ended_on is null)
      and not exists (select from file_closure c where c.person_id = p.id and c.reopened_at is null) limit 20
    returning municipality_id, id, person_id)
    insert into buddy_newcomer_talk (municipality_id, id, person_id, newcomer_id, held_on, written_at, written_by)
    select municipality_id, gen_random_uuid(), person_id, id, now(), now(), (select id from account limit 1) from made returning id`)
}

test('MS-14 a coordinator runs a dinner for forty: guests, tables, cards, and who would like to meet again', async () => {
  await fortyGuests()
  const page = await visitor('/maatjes/diners', await region.signIn('Sanne Dijkstra'))
  await page.getByText('Diner plannen').first().click()
  await page.getByLabel('Naam van het diner').fill('Diner voor veertig')
  await page.getByLabel('Dag', { exact: true }).fill(await region.ask(`select (now() at time zone 'Europe/Amsterdam')::date::text`))
  await page.getByLabel('Hoeveel tafels zijn er?').fill('5')
  await page.getByRole('button', { name: 'Diner plannen' }).click()
  await page.getByRole('heading', { name: 'Diner voor veertig' }).waitFor()
  await page.getByRole('link', { name: 'Gasten kiezen' }).click()
  // Everybody is ticked; the ones of before stay at home.
  const others = page.locator('.choice', { hasNotText: /Gastheer/ }).locator('input[name="locals"]')
  for (const box of await others.all()) await box.uncheck()
  const newcomers = await page.locator('input[name="newcomers"]').all()
  for (const box of newcomers.slice(20)) await box.uncheck()
  await page.getByRole('button', { name: 'Gasten bewaren' }).click()
  await page.getByText('20 nieuwkomers en 20 bewoners komen').waitFor()
  await page.getByRole('button', { name: 'Tafels maken' }).click()
  await page.getByRole('heading', { name: 'Ronde 3' }).waitFor()
  const dinnerId = page.url().split('/').at(-1) ?? ''
  assert.equal(await region.ask(`select coalesce(max(times), 0) from (select count(*) as times from buddy_dinner_newcomer n
    join buddy_dinner_seat s on s.guest_id = n.id join buddy_dinner_seat o on o.dinner_id = s.dinner_id and o.round = s.round and o.place = s.place
    join buddy_dinner_local l on l.id = o.guest_id where n.dinner_id = $1 group by n.id, l.id) met`, [dinnerId]), '1')
  await page.getByRole('link', { name: 'Tafelkaarten' }).click()
  assert.equal(await page.locator('.guest-card').count(), 40)
  assert.equal(await page.locator('.guest-code img').count(), 40)
  assert.equal(await page.locator('.table-sheet').count(), 5)
  await seeAgain(dinnerId)
  await page.goto(`/maatjes/diners/${dinnerId}`)
  await page.getByText('2 van de 40 gasten gaven antwoord').waitFor()
  await page.getByRole('button', { name: /Koppel voorstellen/ }).click()
  await page.getByText('voorgesteld', { exact: true }).waitFor()
})

/** Two who sat together each choose the other on their own phone. */
async function seeAgain(dinnerId: string): Promise<void> {
  const [newcomer, local] = (await region.ask(`select n.id || ' ' || l.id from buddy_dinner_newcomer n
    join buddy_dinner_seat s on s.guest_id = n.id and s.round = 1
    join buddy_dinner_seat o on o.dinner_id = s.dinner_id and o.round = 1 and o.place = s.place
    join buddy_dinner_local l on l.id = o.guest_id where n.dinner_id = $1 order by 1 limit 1`, [dinnerId])).split(' ')
  for (const [me, other] of [[newcomer, local], [local, newcomer]]) {
    const token = newToken()
    await region.ask('update buddy_link set token_hash = $1 where subject_id = $2 returning id', [hashOfToken(token), me])
    const phone = await visitor(`/diner/${token}`, '', false)
    await phone.locator(`input[value="${other}"]`).check()
    await phone.getByRole('button', { name: 'Bewaren' }).click()
    await phone.getByText('U koos 1 persoon').waitFor()
  }
}
