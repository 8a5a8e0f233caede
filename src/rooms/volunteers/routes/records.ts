import type { z } from 'zod'
import { redirect, type Route, route } from '../../../web/route.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { keepers } from '../access.ts'
import {
  addTraining, agreeCosts, beginTask, claimCosts, endTask, seeCertificate, signCode, thank, writeHours,
} from '../actions/records.ts'
import { logCall, stop, takeCall } from '../actions/register.ts'
import {
  agreementForm, callForm, certificateForm, claimForm, codeForm, endForm, hoursForm, taskEndForm, taskForm, thanksForm,
  trainingForm,
} from '../forms.ts'
import { volunteersPath } from '../pages/parts.tsx'
import { nothing } from './parts.ts'
import { idOf, onePath, showVolunteer } from './volunteer.tsx'

interface Writing<F extends z.ZodType> {
  /** The last word of the address. */
  readonly name: string
  readonly action: string
  readonly form: F
  readonly write: (by: Acting, volunteerId: string, form: z.output<F>) => Promise<void>
}

/** A form of the volunteer's page: written, then the page again. */
function writing<F extends z.ZodType>({ name, action, form, write }: Writing<F>): Route {
  return route<F>({
    method: 'POST', path: `${onePath}/${name}`, allow: keepers, form, audit: nothing(action),
    again: (visit) => showVolunteer(visit, name),
    async handle(visit) {
      const id = idOf(visit)
      await write(visit, id, visit.form as z.output<F>)
      return redirect(`${volunteersPath}/${id}`)
    },
  })
}

const taskPath = `${onePath}/taken/:task`

/** What is written of a volunteer: calls, what was seen, tasks and hours, costs, thanks, the end. */
export const recordRoutes: readonly Route[] = [
  route({
    method: 'POST', path: `${onePath}/beller`, allow: keepers, form: 'none', audit: nothing('caller'),
    async handle(visit) {
      const id = idOf(visit)
      await takeCall(visit, id)
      return redirect(`${volunteersPath}/${id}`)
    },
  }),
  writing({ name: 'telefoon', action: 'call', form: callForm, write: logCall }),
  writing({ name: 'vog', action: 'certificate', form: certificateForm, write: seeCertificate }),
  writing({
    name: 'gedragscode', action: 'code', form: codeForm, write: (by, id, form) => signCode(by, id, form.signed_on),
  }),
  writing({ name: 'training', action: 'training', form: trainingForm, write: addTraining }),
  writing({ name: 'taken', action: 'task', form: taskForm, write: beginTask }),
  writing({ name: 'afspraken', action: 'costs.agree', form: agreementForm, write: agreeCosts }),
  writing({ name: 'declaraties', action: 'costs.claim', form: claimForm, write: claimCosts }),
  writing({ name: 'dank', action: 'thanks', form: thanksForm, write: thank }),
  writing({ name: 'einde', action: 'end', form: endForm, write: stop }),
  route({
    method: 'POST', path: `${taskPath}/uren`, allow: keepers, form: hoursForm, audit: nothing('hours'),
    again: (visit) => showVolunteer(visit, `taken/${visit.params['task']}/uren`),
    async handle(visit) {
      const task = { volunteerId: idOf(visit), taskId: visit.params['task'] ?? '' }
      await writeHours(visit, task, { onDay: visit.form.on_day, minutes: visit.form.hours })
      return redirect(`${volunteersPath}/${task.volunteerId}`)
    },
  }),
  route({
    method: 'POST', path: `${taskPath}/einde`, allow: keepers, form: taskEndForm, audit: nothing('task.end'),
    again: (visit) => showVolunteer(visit, `taken/${visit.params['task']}/einde`),
    async handle(visit) {
      const task = { volunteerId: idOf(visit), taskId: visit.params['task'] ?? '' }
      await endTask(visit, task, visit.form.ended_on)
      return redirect(`${volunteersPath}/${task.volunteerId}`)
    },
  }),
]
