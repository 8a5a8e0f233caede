import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { Invitation } from '../queries/invitations.ts'
import type { SignUp } from '../queries/sign-ups.ts'
import type { Place } from '../rules/seats.ts'
import { AnswerBadge, needsOf } from './parts.tsx'

interface Guest {
  readonly invitation: Invitation
  readonly personId: string
  readonly name: string
}

export interface DateView {
  readonly date: AgendaDate
  readonly guests: readonly Guest[]
  readonly signUps: readonly SignUp[]
  readonly places: ReadonlyMap<string, Place>
  /** The seat of an invitation. */
  readonly seatOf: ReadonlyMap<string, string>
  readonly coming: number
  readonly waiting: number
  /** null is without end. */
  readonly left: number | null
  /** Seats of people whose files are not the actor's. */
  readonly others: number
  readonly moved: readonly { readonly seatId: string; readonly name: string }[]
  readonly isOver: boolean
  /** How many were there, as far as the actor may count them; null while nobody wrote it down. */
  readonly came: number | null
  readonly lowReason: string
  /** From the day itself on. */
  readonly mayCount: boolean
  readonly refused: readonly string[]
}

/** Who is invited to one date and who signed up, with what they answered. */
export function DatePeoplePage({ view }: { view: DateView }) {
  const { t, longDate } = useText()
  const { date } = view
  const path = datePath(date)
  return (
    <>
      <PageHead title={t('invitations.date.title', { title: date.title })}
        back={{ href: `/activiteiten/${date.activityId}`, label: date.title }}
        lead={<>{longDate(date.day)}, <bdi dir="ltr">{date.starts} – {date.ends}</bdi></>}>
        {!view.isOver && (
          <ButtonLink look="primary" icon="people" href={`${path}/uitnodigen`}>
            {t('invitations.date.invite')}
          </ButtonLink>
        )}
        <ButtonLink href={`/activiteiten/${date.activityId}/data/${date.id}/vervoer`}>
          {t('rides.link.open')}
        </ButtonLink>
        {view.mayCount && (
          <ButtonLink icon="check" href={`${path}/aanwezig`}>{t('invitations.attendance.do')}</ButtonLink>
        )}
      </PageHead>
      {view.refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <p><b>{t('invitations.date.coming', { count: view.coming })}</b> {useCounts(view)}</p>
      {view.came !== null && <p><b>{t('invitations.attendance.came', { count: view.came })}</b> {view.lowReason}</p>}
      <MovedUp view={view} />
      <Guests view={view} />
      <SignUps view={view} />
    </>
  )
}

export function datePath({ activityId, id }: Pick<AgendaDate, 'activityId' | 'id'>): string {
  return `/activiteiten/${activityId}/data/${id}/mensen`
}

function useCounts({ waiting, left, others }: DateView): string {
  const { t } = useText()
  return [
    left === null ? '' : t('invitations.date.left', { count: left }),
    waiting > 0 ? t('invitations.date.waiting', { count: waiting }) : '',
    others > 0 ? t('invitations.date.others', { count: others }) : '',
  ].filter(Boolean).join(' ')
}

function MovedUp({ view }: { view: DateView }) {
  const { t } = useText()
  if (view.moved.length === 0) return null
  return (
    <Notice kind="warning" title={t('invitations.date.moved', { count: view.moved.length })}>
      {view.moved.map(({ seatId, name }) => (
        <PersonLine name={name}>
          <PostButton action={`${datePath(view.date)}/verteld/${seatId}`}>{t('invitations.date.told')}</PostButton>
        </PersonLine>
      ))}
    </Notice>
  )
}

function Guests({ view }: { view: DateView }) {
  const texts = useText()
  const { t } = texts
  return (
    <section aria-labelledby="genodigden">
      <h2 id="genodigden">{t('invitations.date.guests')}</h2>
      <DataTable caption={t('invitations.date.guests')} quietCaption rows={view.guests}
        empty={<EmptyState>{t('invitations.date.no_guests')}</EmptyState>} columns={[
          { key: 'name', label: t('invitations.name'), cell: ({ personId, name, invitation }) => (
            <a class="nl-link" href={filePath(personId, `/uitnodigingen/${invitation.id}`)}><bdi>{name}</bdi></a>
          ) },
          { key: 'answer', label: t('invitations.answer'), cell: ({ invitation }) => (
            <AnswerBadge reply={invitation.reply} place={view.places.get(view.seatOf.get(invitation.id) ?? '')} />
          ) },
          { key: 'needs', label: t('invitations.needed'), cell: ({ invitation: { reply } }) =>
            reply?.answer === 'needs' ? <bdi>{needsOf(reply, texts)}</bdi> : null },
        ]} />
    </section>
  )
}

function SignUps({ view }: { view: DateView }) {
  const { t } = useText()
  if (view.signUps.length === 0) return null
  return (
    <section aria-labelledby="aanmeldingen">
      <h2 id="aanmeldingen">{t('invitations.date.sign_ups')}</h2>
      <p>{t('invitations.date.sign_ups_help')}</p>
      <ul class="found">
        {view.signUps.map(({ id, name, phone, seatId }) => (
          <li>
            <PersonLine name={name} phone={phone}>
              <SeatBadge place={view.places.get(seatId)} />
              <PostButton look="quiet" action={`${datePath(view.date)}/aanmeldingen/${id}/weg`}>
                {t('invitations.date.drop')}<span class="sr-only"> {name}</span>
              </PostButton>
            </PersonLine>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SeatBadge({ place }: { place: Place | undefined }) {
  const { t } = useText()
  return place?.kind === 'waiting'
    ? <StateBadge state="soon">{t('invitations.waiting', { position: place.position })}</StateBadge>
    : <StateBadge state="done">{t('invitations.answer.comes')}</StateBadge>
}

interface InvitePeopleView {
  readonly date: AgendaDate
  readonly state: FormState
  readonly people: readonly { readonly id: string; readonly name: string; readonly facts: string }[]
  /** How many more there are than are shown. */
  readonly more: number
}

/** Ticking who is invited: people whose files are one's own, those of the village first. */
export function InvitePeoplePage({ view }: { view: InvitePeopleView }) {
  const { t, longDate } = useText()
  const { date, people } = view
  const path = datePath(date)
  const options = people.map(({ id, name, facts }) => ({ value: id, label: <bdi>{name}</bdi>, help: facts }))
  return (
    <>
      <PageHead title={t('invitations.date.invite')} back={{ href: path, label: date.title }}
        lead={<>{longDate(date.day)}, <bdi dir="ltr">{date.starts}</bdi></>} />
      {people.length === 0 ? <EmptyState>{t('invitations.date.nobody_left')}</EmptyState> : (
        <Form action={`${path}/uitnodigen`} state={view.state}>
          <Choices name="people" legend={t('invitations.date.whom')} help={t('invitations.date.whom_help')} many
            options={options} />
          {view.more > 0 && <p>{t('invitations.date.more', { count: view.more })}</p>}
          <SubmitRow label={t('invitations.invite')} cancel={{ href: path, label: t('activities.cancel') }} />
        </Form>
      )}
    </>
  )
}
