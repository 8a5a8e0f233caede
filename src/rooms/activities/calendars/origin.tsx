import { useText } from '../../../web/texts.tsx'
import { correctedFields, type KnownEvent } from './rules/merging.ts'

/** The calendar of a village from which an activity comes, with what it said last. */
export interface Origin {
  readonly calendar: string
  readonly event: KnownEvent
}

/** From which calendar an activity comes, and what was corrected here. */
export function OriginPart({ origin: { calendar, event } }: { origin: Origin }) {
  const { t } = useText()
  return (
    <p>
      {t('activities.calendar.from', { name: calendar })} <Corrected fields={correctedFields(event.ours, event.said)} />
    </p>
  )
}

/** What was corrected of one date. */
export function CorrectedDate({ origin: { event }, dateId }: { origin: Origin; dateId: string }) {
  const date = event.dates.find((one) => one.dateId === dateId)
  // The place of the activity says so already where this date has none of its own.
  const fields = date ? correctedFields(date.ours, date.said).filter((field) =>
    field !== 'place' || date.ours.place !== event.ours.place) : []
  return fields.length > 0 ? <p><Corrected fields={fields} /></p> : null
}

function Corrected({ fields }: { fields: readonly string[] }) {
  const { t, list } = useText()
  if (fields.length === 0) return null
  const words = fields.map((field) => t(`activities.calendar.field.${field}`))
  return <b>{t('activities.calendar.corrected', { fields: list(words) })}</b>
}
