import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { Invitation } from '../queries/invitations.ts'
import type { SignUp } from '../queries/sign-ups.ts'
import type { CarrierCount } from '../rules/carriers.ts'
import type { Place } from '../rules/seats.ts'
import { Barriers, type NamedBarrier } from './barriers.tsx'
import { CarriersOfDate } from './carriers.tsx'
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
  readonly carried: readonly CarrierCount[]
  /** Of the actor's own people, in whose plan the activity stands. */
  readonly planned: readonly { readonly personId: string; readonly name: string }[]
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
  /** Few came and nobody wrote down why. */
  readonly isWhyMissing: boolean
  /** From the day itself on. */
  readonly mayCount: boolean
  readonly refused: readonly string[]
  readonly barriers: readonly NamedBarrier[]
  readonly today: string
  readonly me: string
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
        {!view.isOver && <ButtonLink href={`${path}/deur`}>{t('door.title')}</ButtonLink>}
      </PageHead>
      {view.refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <p><b>{t('invitations.date.coming', { count: view.coming })}</b> {useCounts(view)}</p>
      <Turnout view={view} />
      <MovedUp view={view} />
      <Guests view={view} />
      <Planned view={view} />
      {view.carried.length > 0 && (
        <section aria-labelledby="doorgegeven">
          <h2 id="doorgegeven">{t('invitations.carrier.of_date')}</h2>
          <CarriersOfDate counts={view.carried} />
        </section>
      )}
      <Barriers barriers={view.barriers} date={date} today={view.today} me={view.me} withNames />
      <SignUps view={view} />
    </>
  )
}

function Turnout({ view: { came, lowReason, isWhyMissing, date } }: { view: DateView }) {
  const { t } = useText()
  return (
    <>
      {came !== null && <p><b>{t('invitations.attendance.came', { count: came })}</b> {lowReason}</p>}
      {isWhyMissing && (
        <Notice kind="warning" title={t('invitations.problem.low_reason')}>
          <a class="nl-link" href={`${datePath(date)}/aanwezig`}>{t('invitations.attendance.do')}</a>
        </Notice>
      )}
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

function Planned({ view: { planned } }: { view: DateView }) {
  const { t } = useText()
  if (planned.length === 0) return null
  return (
    <section aria-labelledby="in-het-plan">
      <h2 id="in-het-plan">{t('invitations.date.planned')}</h2>
      <ul class="found">
        {planned.map(({ personId, name }) => <li><PersonLine name={name} href={filePath(personId, '/plan')} /></li>)}
      </ul>
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
