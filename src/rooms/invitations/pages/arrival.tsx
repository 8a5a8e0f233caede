import { ButtonLink } from '../../../web/components/button.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { useText } from '../../../web/texts.tsx'
import { filePath } from '../../newcomers/pages/header.tsx'
import { type Arrival, arrivalDays } from '../rules/arrival.ts'

/** The first week: the first informal contact and the calendar of the village, with what is not there yet. */
export function FirstWeek({ arrival, personId }: { arrival: Arrival; personId: string }) {
  const { t, date } = useText()
  const { day, missing, contactOn, calendarOn, isLate } = arrival
  const line = (key: string, on: string | null) =>
    on ? t(`invitations.arrival.${key}_on`, { day: date(on) }) : t(`invitations.arrival.no_${key}`)
  return (
    <section class="first-week" aria-labelledby="eerste-week">
      <h3 id="eerste-week">{t('invitations.arrival.title')}</h3>
      {missing.length > 0 && (
        <p>
          <StateBadge state={isLate ? 'late' : 'soon'}>
            {t('invitations.arrival.day', { day, days: arrivalDays })}
          </StateBadge>
        </p>
      )}
      <ul>
        <li>{line('contact', contactOn)}</li>
        <li>{line('calendar', calendarOn)}</li>
      </ul>
      {missing.length > 0 && <Acts missing={missing} personId={personId} />}
    </section>
  )
}

function Acts({ missing, personId }: { missing: Arrival['missing']; personId: string }) {
  const { t } = useText()
  return (
    <div class="actions">
      {missing.includes('calendar') && (
        <>
          <PostButton action={filePath(personId, '/agenda-gegeven')}>{t('invitations.arrival.give')}</PostButton>
          <ButtonLink look="quiet" href="/activiteiten/poster">{t('invitations.arrival.poster')}</ButtonLink>
        </>
      )}
      {missing.includes('contact') && (
        <ButtonLink look="secondary" href={filePath(personId, '/contact')}>
          {t('invitations.arrival.write_contact')}
        </ButtonLink>
      )}
    </div>
  )
}
