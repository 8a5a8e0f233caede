import { Forbidden, NotFound } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { mayKeepThemes } from '../access.ts'
import { ensureThemes, listThemes, updateTheme } from '../queries/themes.ts'
import { freeThemes } from '../rules/fields.ts'

/** Puts names on the list of the municipality; one that was written freely before is taken over. */
export async function addThemes(by: Acting, text: string): Promise<void> {
  const { tx, actor } = by
  if (!mayKeepThemes(actor)) throw new Forbidden()
  const known = await listThemes(tx, actor)
  const names = freeThemes(text.replaceAll('\n', ','))
  for (const name of names) {
    const same = known.find((theme) => theme.name.toLowerCase() === name.toLowerCase())
    if (same) await updateTheme(tx, actor, same.id, { is_free: false, ended_on: null })
    else await ensureThemes(tx, actor, [name], false)
  }
}

/** Ends a theme (talks keep it), takes it back, or takes a free one into the list. */
export async function changeTheme(by: Acting, id: string, act: 'end' | 'restore' | 'adopt'): Promise<void> {
  const { tx, actor } = by
  if (!mayKeepThemes(actor)) throw new Forbidden()
  if (!(await listThemes(tx, actor)).some((theme) => theme.id === id)) throw new NotFound()
  await updateTheme(tx, actor, id, act === 'end' ? { ended_on: actor.today } : { ended_on: null, is_free: false })
}
