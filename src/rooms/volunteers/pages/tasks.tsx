import { Card, Cards } from '../../../web/components/card.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { useText } from '../../../web/texts.tsx'
import type { Task } from '../queries/records.ts'
import { standingOf } from '../rules/register.ts'
import { AddForm, type PartProps } from './add-form.tsx'
import { hoursOf } from './parts.tsx'

/** What somebody does, since when, for which organisation, and the hours that were written of it. */
export function Hours({ view, path }: PartProps) {
  const { t } = useText()
  const { tasks, keeps, today } = view
  const isActive = standingOf(view.volunteer) === 'active'
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">{t('volunteers.tasks')}</h2>
      {tasks.length === 0 && <p>{t('volunteers.no_tasks')}</p>}
      <Cards columns>{tasks.map((task) => <TaskCard task={task} view={view} path={path} />)}</Cards>
      {keeps && isActive && (
        <AddForm view={view} path={path} name="taken" label={t('volunteers.add_task')}>
          <TextField name="task" label={t('volunteers.form.task')} help={t('volunteers.form.task_help')}
            maxLength={120} />
          <SelectField name="organisation_id" label={t('volunteers.form.for_organisation')} optional
            empty={t('volunteers.form.no_organisation')}
            options={view.organisations.map(({ id, name }) => ({ value: id, label: name }))} />
          <DateField name="started_on" label={t('volunteers.form.started_on')} value={today} max={today} />
        </AddForm>
      )}
    </section>
  )
}

function TaskCard({ task, view, path }: PartProps & { task: Task }) {
  const { t, date, number } = useText()
  const { today, keeps } = view
  const own = `taken/${task.id}`
  return (
    <Card title={<bdi>{task.name}</bdi>}>
      {task.endedOn && (
        <StateBadge state="not_needed">{t('volunteers.task_ended', { day: date(task.endedOn) })}</StateBadge>
      )}
      <p>
        {t('volunteers.task_since', { day: date(task.startedOn) })}
        {task.organisation && <> · <bdi>{task.organisation}</bdi></>}
      </p>
      {keeps && (
        <p>
          {t('volunteers.hours_written', {
            all: number(hoursOf(task.minutes)), year: number(hoursOf(task.minutesThisYear)),
          })}
        </p>
      )}
      {keeps && (
        <AddForm view={view} path={path} name={`${own}/uren`} label={t('volunteers.write_hours')}>
          <TextField name="hours" label={t('volunteers.form.hours')} help={t('volunteers.form.hours_help')}
            size="short" inputmode="decimal" maxLength={5} />
          <DateField name="on_day" label={t('volunteers.form.on_day')} value={task.endedOn ?? today} max={today} />
        </AddForm>
      )}
      {keeps && task.endedOn === null && (
        <AddForm view={view} path={path} name={`${own}/einde`} label={t('volunteers.end_task')}>
          <DateField name="ended_on" label={t('volunteers.form.last_day')} value={today} max={today} />
        </AddForm>
      )}
    </Card>
  )
}
