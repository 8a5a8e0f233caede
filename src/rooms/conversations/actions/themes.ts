import { Forbidden, NotFound } from '../../../kit/errors.ts'
import { getApproach } from '../../approaches/queries.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { mayKeepThemes } from '../access.ts'
import { ensureThemes, listThemes, type Theme, updateTheme } from '../queries/themes.ts'
import { freeThemes } from '../rules/fields.ts'

/** Puts names on the list of the municipality; one that was written freely before is taken over. */
export async function addThemes(by: Acting, text: string): Promise<void> {
  await addNames(by, freeThemes(text.replaceAll('\n', ',')))
}

async function addNames({ tx, actor }: Acting, names: readonly string[]): Promise<void> {
  if (!mayKeepThemes(actor)) throw new Forbidden()
  const known = await listThemes(tx, actor)
  const last = Math.max(0, ...known.map(({ place }) => place))
  for (const [index, name] of names.entries()) {
    const same = known.find((theme) => theme.name.toLowerCase() === name.toLowerCase())
    if (same && !same.isFree && same.endedOn === null) continue
    const id = same?.id ?? (await ensureThemes(tx, actor, [name], false)).get(name) ?? ''
    await updateTheme(tx, actor, id, { is_free: false, ended_on: null, place: last + index + 1 })
  }
}

/** The names of the approach's starting themes that are not on the list; one that ended here is not taken back. */
export async function missingThemes({ tx, actor }: Pick<Acting, 'tx' | 'actor'>): Promise<string[]> {
  const { themes } = await getApproach(tx, actor)
  const known = new Set((await listThemes(tx, actor)).filter(({ isFree }) => !isFree)
    .map(({ name }) => name.toLowerCase()))
  return themes.map(({ name }) => name.nl).filter((name) => !known.has(name.toLowerCase()))
}

/** Takes the starting themes of the approach into the list, behind what stands there. */
export async function adoptThemes(by: Acting): Promise<void> {
  await addNames(by, await missingThemes(by))
}

/** One place up in the list of the municipality; the first stays where it is. */
export async function moveTheme({ tx, actor }: Acting, id: string): Promise<void> {
  if (!mayKeepThemes(actor)) throw new Forbidden()
  const listed = (await listThemes(tx, actor)).filter(({ isFree, endedOn }) => !isFree && endedOn === null)
  const at = listed.findIndex((theme) => theme.id === id)
  if (at < 0) throw new NotFound()
  const moved = at === 0 ? listed : listed.with(at - 1, listed[at] as Theme).with(at, listed[at - 1] as Theme)
  for (const [index, theme] of moved.entries()) await updateTheme(tx, actor, theme.id, { place: index + 1 })
}

/** Ends a theme (talks keep it), takes it back, or takes a free one into the list. */
export async function changeTheme(by: Acting, id: string, act: 'end' | 'restore' | 'adopt'): Promise<void> {
  const { tx, actor } = by
  if (!mayKeepThemes(actor)) throw new Forbidden()
  if (!(await listThemes(tx, actor)).some((theme) => theme.id === id)) throw new NotFound()
  await updateTheme(tx, actor, id, act === 'end' ? { ended_on: actor.today } : { ended_on: null, is_free: false })
}
