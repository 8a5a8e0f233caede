import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Body, Fields } from '../../../web/body.ts'
import { countHeldForms, deleteHeldFormsBefore, insertHeldForm, listHeldForms } from '../queries/held-forms.ts'
import { keepLimit } from '../rules/session-times.ts'
import { seal, unseal } from '../../../web/sealing.ts'

interface Late {
  readonly accountId: string
  readonly municipalityId: string
  readonly url: string
  readonly body: Body
  readonly now: Date
}

const mostHeld = 20

/** Keeps what was typed, sealed; null when it holds nothing to keep or a secret that must not be kept. */
export async function hold(tx: Tx, secret: string, late: Late): Promise<string | null> {
  const { accountId, municipalityId, url, body, now } = late
  const names = Object.keys(body.fields).filter((name) => name !== 'csrf' && name !== 'once')
  if (names.length === 0 || names.some((name) => /password|code/i.test(name))) return null
  await deleteHeldFormsBefore(tx, new Date(now.getTime() - keepLimit))
  if ((await countHeldForms(tx, accountId)) >= mostHeld) return null
  const fields = JSON.stringify(Object.fromEntries(names.map((name) => [name, body.fields[name]])))
  const { pathname, search } = new URL(url)
  const id = randomUUID()
  await insertHeldForm(tx, {
    id, accountId, municipalityId, path: pathname + search,
    sealedFields: seal(secret, 'held form', accountId, fields), heldAt: now,
  })
  return id
}

export interface Held {
  readonly id: string
  readonly path: string
  readonly heldAt: Date
  readonly fields: Fields
}

/** The actor's kept forms of the last day, newest first. */
export async function listHeld(tx: Tx, actor: Actor, secret: string, now: Date): Promise<Held[]> {
  const rows = await listHeldForms(tx, actor, new Date(now.getTime() - keepLimit))
  return rows.flatMap(({ id, path, heldAt, sealedFields }) => {
    const text = unseal(secret, 'held form', actor.userId, sealedFields)
    return text === null ? [] : [{ id, path, heldAt, fields: JSON.parse(text) as Fields }]
  })
}

/** One kept form; NotFound when it was used or thrown away, is older than a day, or is somebody else's. */
export async function getHeld(
  tx: Tx, actor: Actor, secret: string, { id, now }: { id: string; now: Date },
): Promise<Held> {
  const found = (await listHeld(tx, actor, secret, now)).find((held) => held.id === id)
  if (!found) throw new NotFound()
  return found
}
