import type { Texts } from '../../../web/texts.tsx'

const named = new Set(['start', 'm6', 'm12', 'm24', 'unplanned', 'now', 'before'])

/**
 * The name of a moment from its key, so that it keeps its name when the approach does without it later. An early
 * start is named so only for the start talk.
 */
export function momentName(t: Texts['t'], moment: string, isEarly = false): string {
  if (moment === 'start' && isEarly) return t('conversations.moment.early')
  if (named.has(moment)) return t(`conversations.moment.${moment}`)
  return t('conversations.moment.months', { months: Number(moment.slice(1)) })
}
