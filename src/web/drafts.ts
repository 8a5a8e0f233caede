import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { findDrafts, keepDraft } from '../db/drafts.ts'
import { optionalLongText } from './fields.ts'
import type { FormState } from './form-state.ts'
import { json, type Route, route, type Visit } from './route.ts'

/** A form's values with what was typed earlier and not sent; `savedAt` is when the newest of it was kept. */
export interface DraftState extends FormState {
  readonly draftKey: string
  readonly savedAt: Date | null
}

/**
 * The state for showing a form whose long texts are kept while typing: what was just typed wins from the kept
 * draft, the draft from the record's own values. Give the key to the Form, which sends it along on saving.
 */
export async function withDraft(
  visit: Visit<unknown>, draftKey: string, defaults: Record<string, string | string[]> = {},
): Promise<DraftState> {
  const isFresh = Object.keys(visit.state.values).length === 0
  if (!isFresh) return { ...visit.state, draftKey, savedAt: null }
  const drafts = await findDrafts(visit.tx, visit.actor, draftKey)
  const values = { ...defaults, ...Object.fromEntries(drafts.map((draft) => [draft.field, draft.body])) }
  const savedAt = drafts.map((draft) => draft.savedAt).sort((a, b) => b.getTime() - a.getTime())[0] ?? null
  return { ...visit.state, values, draftKey, savedAt }
}

/** What a LongText needs to be kept while typing. */
export function draftOf(key: string): { url: string; key: string } {
  return { url: '/concepten', key }
}

const draftForm = z.strictObject({
  key: z.string().regex(/^[a-z0-9:/-]{1,200}$/),
  field: z.string().regex(/^[\w.-]{1,100}$/),
  text: optionalLongText(50_000),
  base: z.string().max(50).optional(),
})

const oldKeyForm = z.strictObject({ id: z.uuid() })

/** The key under which the browser keeps unsent text, made per session and never stored (SES-05). */
export function draftKeyOf(secret: string, sessionId: string): string {
  return createHmac('sha256', secret).update(`draft ${sessionId}`).digest('base64')
}

interface KeySource {
  readonly secret: string
  /** True when that session was of the same account and ended at most 24 hours ago. */
  isOwnRecentSession(visit: Visit<unknown>, sessionId: string): Promise<boolean>
}

/** Saving while typing, and the old key for text that a browser kept under an earlier session. */
export function draftRoutes(keys: KeySource): Route[] {
  return [
    route({
      method: 'POST', path: '/concepten', allow: 'every_role', form: draftForm,
      audit: { action: 'drafts.keep', shows: 'nothing' },
      async handle(visit) {
        const { key, field, text } = visit.form
        await keepDraft(visit.tx, visit.actor, key, { field, body: text, savedAt: visit.now })
        return json({ savedAt: visit.now.toISOString(), savedAtText: visit.text.time(visit.now) })
      },
    }),
    route({
      method: 'POST', path: '/concepten/sleutel', allow: 'every_role', form: oldKeyForm,
      audit: { action: 'drafts.key', shows: 'nothing' },
      async handle(visit) {
        const isOwn = await keys.isOwnRecentSession(visit, visit.form.id)
        return isOwn ? json({ key: draftKeyOf(keys.secret, visit.form.id) }) : json({ status: 404 }, 404)
      },
    }),
  ]
}
