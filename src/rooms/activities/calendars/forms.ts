import { z } from 'zod'
import { activityKindValues } from '../../../db/schema.ts'
import { whyNotAddress } from '../../../kit/outside/addresses.ts'
import { choice, id, line, tick } from '../../../web/fields.ts'

/** A calendar of the village: `webcal:` is how pages offer one, and means https. */
function address() {
  return line(500).transform((text) => text.replace(/^webcal:/i, 'https:')).superRefine((text, context) => {
    const why = whyNotAddress(text)
    if (why) context.addIssue({ code: 'custom', message: `activities.calendar.problem.${why}` })
  })
}

export const calendarForm = z.strictObject({
  name: line(120), address: address(), village_id: id(), kind: choice(activityKindValues), is_public: tick(),
})
export type CalendarForm = z.output<typeof calendarForm>
