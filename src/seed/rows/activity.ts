import type { ActivityStory, DateStory } from '../../demo/year/deeds.ts'
import { type DemoPlace, onDay } from '../../demo/place.ts'
import { activityColumns } from '../../rooms/activities/actions/activities.ts'
import type { NewActivityForm } from '../../rooms/activities/forms.ts'
import { ruleOf } from '../../rooms/activities/rules/series.ts'
import type { Sheaf } from '../sheaf.ts'
import { type DateRow, dateRows } from './date.ts'

/** What the rows of what is on are made with. */
export interface SowingYear {
  readonly sheaf: Sheaf
  readonly place: DemoPlace
  readonly themeIds: ReadonlyMap<string, string>
}

/** The rows that the actions would write for this activity, its dates and who took part. */
export function activityRows(sowing: SowingYear, story: ActivityStory): void {
  const { sheaf, place, themeIds } = sowing
  const { form } = story
  const { actor, now } = onDay(place, story.day)
  const [id, municipality_id] = [sheaf.id(), actor.municipalityId]
  sheaf.add('activity', {
    municipality_id, id, ...activityColumns(form), kind: form.kind, kind_words: null,
    rule: ruleOf({ first: form.day, repeat: form.repeat, until: form.until }), made_at: now, made_by: actor.userId,
  })
  for (const name of story.themes) {
    sheaf.add('activity_theme', { municipality_id, activity_id: id, theme_id: themeIds.get(name) })
  }
  for (const date of story.dates) dateRows(sowing, dateOf(sowing, { form, id }, date), { date, form })
}

function dateOf(
  { sheaf, place }: SowingYear, { form, id }: { form: NewActivityForm; id: string }, { plannedDay }: DateStory,
): DateRow {
  return {
    municipality_id: place.coordinator.municipalityId, id: sheaf.id(), activity_id: id, is_public: form.is_public,
    planned_day: plannedDay, day: plannedDay, starts: form.starts, ends: form.ends, place: null, change_reason: '',
    changed_at: null, changed_by: null, cancel_reason: '', cancelled_at: null, cancelled_by: null,
  }
}
