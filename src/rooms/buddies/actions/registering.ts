import { randomUUID } from 'node:crypto'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { likenessOf } from '../../../kit/likeness.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { openFileOf } from '../../newcomers/queries/header.ts'
import { findIdentity } from '../../newcomers/queries/identity.ts'
import { isAdultOn } from '../../newcomers/rules/birth.ts'
import { getVillage } from '../../territory/queries.ts'
import { type Network, takeTurn } from '../../volunteers/actions/register.ts'
import type { LocalForm, NewcomerForm, TalkForm } from '../forms.ts'
import {
  getLocal, insertLocal, insertNewcomer, listNewcomers, type NewcomerRow, updateLocal, updateNewcomer,
} from '../queries/registrations.ts'
import { insertLocalTalk, insertNewcomerTalk } from '../queries/talks.ts'
import { whyNotRegister, whyNotTalk } from '../rules/registrations.ts'

/** Writes down what a newcomer wishes; a second time changes it. Minors are matched with a family only. */
export async function registerNewcomer(by: Acting, personId: string, form: NewcomerForm): Promise<string> {
  const { tx, actor } = by
  const { person, head } = await openFileOf(tx, actor, await findIdentity(tx, actor, personId))
  await getVillage(tx, actor, form.village_id)
  const isAdult = isAdultOn(person.birth, person.target_group === 'child', actor.today)
  const why = whyNotRegister({ isClosed: head.closure !== null, isAdult, kinds: form.kinds })
  if (why) throw new Refused(why)
  const [standing] = await listNewcomers(tx, actor, { personIds: head.ids })
  const { version = 0, ...wishes } = form
  if (standing) {
    await updateNewcomer(tx, actor, { ...wishes, id: standing.id, version })
    return standing.id
  }
  const id = randomUUID()
  await insertNewcomer(tx, actor, { ...wishes, id, personId: head.personId })
  return id
}

/** The registration of this person that stands. */
export async function getStanding({ tx, actor }: Acting, ids: readonly string[]): Promise<NewcomerRow> {
  const [standing] = await listNewcomers(tx, actor, { personIds: ids })
  if (!standing) throw new NotFound()
  return standing
}

/** A local resident signs up; `isOpen` by themselves at the public page. */
export async function registerLocal(by: Acting, form: LocalForm): Promise<string> {
  const id = randomUUID()
  if (!await putOnList(by, form, { id, by: by.actor.userId })) throw new Refused('buddies.refused.twice')
  return id
}

/** A resident signs up at the open page. Who is on the list already is thanked like everybody else. */
export async function signUpAsLocal(by: Acting, form: LocalForm, network: Network): Promise<void> {
  await takeTurn(by, network)
  await putOnList(by, form, { id: randomUUID(), by: null })
}

async function putOnList(
  { tx, actor }: Acting, form: LocalForm, row: { id: string; by: string | null },
): Promise<boolean> {
  await getVillage(tx, actor, form.village_id)
  const { version: _, ...said } = form
  return insertLocal(tx, actor, { ...said, ...row, likeness: likenessOf(form.name, form.phone) })
}

export async function changeLocalWishes({ tx, actor }: Acting, id: string, form: LocalForm): Promise<void> {
  await getVillage(tx, actor, form.village_id)
  const { version = 0, ...said } = form
  await getLocal(tx, actor, id)
  await updateLocal(tx, actor, { ...said, id, version, likeness: likenessOf(form.name, form.phone) })
}

/** The talk beforehand with a newcomer; only from then on they are matched. */
export async function speakWithNewcomer(by: Acting, of: NewcomerRow, form: TalkForm): Promise<void> {
  await insertNewcomerTalk(by.tx, by.actor, of, talkOf(by, form))
}

/** The talk beforehand with a local resident; its words are for the coordinator and who wrote them. */
export async function speakWithLocal(by: Acting, localId: string, form: TalkForm): Promise<void> {
  await getLocal(by.tx, by.actor, localId)
  await insertLocalTalk(by.tx, by.actor, localId, talkOf(by, form))
}

function talkOf({ actor, now }: Acting, { held_on, body }: TalkForm) {
  const why = whyNotTalk(held_on, actor.today)
  if (why) throw new Invalid({ held_on: [why] })
  return { heldOn: held_on, body, at: now }
}
