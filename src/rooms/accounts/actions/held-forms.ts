import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Body, Fields } from '../../../web/body.ts'
import { deleteHeldFormsBefore, findHeldForm, insertHeldForm, listHeldForms } from '../queries/held-forms.ts'
import { keepLimit } from '../rules/session-times.ts'
import { seal, unseal } from '../sealing.ts'

interface Held {
  readonly accountId: string
  readonly municipalityId: string
  readonly url: string
  readonly body: Body
  readonly now: Date
}

const mostHeld = 20

/** Keeps what was typed, sealed; null when it holds nothing to keep or a secret that must not be kept. */
export async function hold(tx: Tx, secret: string, held: Held): Promise<string | null> {
  const { accountId, municipalityId, url, body, now } = held
  const names = Object.keys(body.fields).filter((name) => name !== 'csrf' && name !== 'once')
  if (names.length === 0 || names.some((name) => /password|code/i.test(name))) return null
  const since = new Date(now.getTime() - keepLimit)
  await deleteHeldFormsBefore(tx, since)
  if ((await listHeldForms(tx, accountId, since)).length >= mostHeld) return null
  const fields = JSON.stringify(Object.fromEntries(names.map((name) => [name, body.fields[name]])))
  const { pathname, search } = new URL(url)
  const id = randomUUID()
  await insertHeldForm(tx, {
    id, accountId, municipalityId, path: pathname + search,
    sealedFields: seal(secret, 'held form', accountId, fields), heldAt: now,
  })
  return id
}

export interface ShownHeldForm {
  readonly id: string
  readonly municipalityId: string
  readonly path: string
  readonly heldAt: Date
  readonly fields: Fields
}

/** The kept form of this account; null when it was used, is older than a day, or is somebody else's. */
export async function findHeld(
  tx: Tx, secret: string, accountId: string, { id, now }: { id: string; now: Date },
): Promise<ShownHeldForm | null> {
  const row = await findHeldForm(tx, accountId, id)
  if (!row || now.getTime() - row.heldAt.getTime() > keepLimit) return null
  const text = unseal(secret, 'held form', accountId, row.sealedFields)
  if (text === null) return null
  const { municipalityId, path, heldAt } = row
  return { id, municipalityId, path, heldAt, fields: JSON.parse(text) as Fields }
}
