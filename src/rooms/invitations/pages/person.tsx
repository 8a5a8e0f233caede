import { Card, Cards } from '../../../web/components/card.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import type { Option } from '../../../web/components/fields.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { type SharedAddress, SharedLink } from '../../../web/components/shared-link.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { providedWords } from '../../activities/pages/agenda.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { FilePage, filePath } from '../../newcomers/pages/header.tsx'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { Carried } from '../queries/carriers.ts'
import type { Barrier } from '../queries/barriers.ts'
import type { Invitation } from '../queries/invitations.ts'
import type { DatedSignUp } from '../queries/sign-ups.ts'
import type { Arrival } from '../rules/arrival.ts'
import type { PersonGrowth } from '../rules/growth.ts'
import type { Place } from '../rules/seats.ts'
import { FirstWeek } from './arrival.tsx'
import { BarrierLine, Barriers, type NamedBarrier } from './barriers.tsx'
import { CarrierPart, isAboutCarrier, type ShownCarrier } from './carriers.tsx'
import { Growth } from './growth.tsx'
import { AnswerBadge, AnswerForm, needsOf } from './parts.tsx'

export interface Asked {
  readonly invitation: Invitation
  readonly date: AgendaDate
  readonly place: Place | undefined
  readonly barriers: readonly Barrier[]
}

interface PersonView {
  readonly head: FileHead
  readonly open: readonly Asked[]
  readonly past: readonly Asked[]
  /** What is on in the coming weeks and this person is not invited to, their own village first. */
  readonly ahead: readonly AgendaDate[]
  /** Without a file on a list, and perhaps this person. */
  readonly signUps: readonly DatedSignUp[]
  /** Activities in their plan (AK-10). */
  readonly planned: readonly string[]
  /** The first week here; null when it is not asked for. */
  readonly arrival: Arrival | null
  readonly growth: PersonGrowth
  /** What they passed on to others. */
  readonly carried: Carried
  readonly today: string
  readonly refused: readonly string[]
}

/** The invitations of one person, and what else is on. */
export function PersonInvitationsPage({ view }: { view: PersonView }) {
  const { t } = useText()
  const { head } = view
  return (
    <FilePage head={head} tab="invitations" title={t('invitations.title')} refused={view.refused}>
      {view.arrival && !head.closure && <FirstWeek arrival={view.arrival} personId={head.personId} />}
      {view.open.length === 0 && <p>{t('invitations.none', { name: head.called || head.name })}</p>}
      <Cards columns>{view.open.map((asked) => <AskedCard asked={asked} view={view} />)}</Cards>
      <SignedUp view={view} />
      {!head.closure && (
        <p><a class="nl-link" href={filePath(head.personId, '/eigen-agenda')}>{t('own-calendars.link')}</a></p>
      )}
      {!head.closure && <Ahead view={view} />}
      {view.growth.invited + view.growth.came > 0 && <Growth growth={view.growth} />}
      {view.carried.handed > 0 && (
        <p>{t('invitations.carrier.carried', { handed: view.carried.handed, came: view.carried.came })}</p>
      )}
      {view.past.length > 0 && (
        <Disclosure label={t('invitations.past', { count: view.past.length })}>
          <Cards columns>{view.past.map((asked) => <AskedCard asked={asked} view={view} />)}</Cards>
        </Disclosure>
      )}
    </FilePage>
  )
}

function AskedCard({ asked, view }: { asked: Asked; view: PersonView }) {
  const { invitation, date, place, barriers } = asked
  const { t, longDate, ...texts } = useText()
  const needs = invitation.reply ? needsOf(invitation.reply, { t, longDate, ...texts }) : ''
  return (
    <Card title={<bdi>{date.title}</bdi>} href={filePath(view.head.personId, `/uitnodigingen/${invitation.id}`)}>
      {invitation.endedAt ? <p>{t('invitations.ended')}</p> : <AnswerBadge reply={invitation.reply} place={place} />}
      <p>{longDate(date.day)}, <bdi dir="ltr">{date.starts}</bdi></p>
      {date.isCancelled && <p><b>{t('activities.off')}</b> <bdi>{date.cancelReason}</bdi></p>}
      {barriers.length > 0
        ? <BarrierLine barriers={barriers} today={view.today} />
        : needs && <p><bdi>{needs}</bdi></p>}
    </Card>
  )
}

function SignedUp({ view: { head, signUps } }: { view: PersonView }) {
  const { t, longDate } = useText()
  const name = head.called || head.name
  if (signUps.length === 0) return null
  return (
    <section aria-labelledby="aangemeld">
      <h3 id="aangemeld">{t('invitations.join.title')}</h3>
      <p>{t('invitations.join.help', { name })}</p>
      <Cards columns>
        {signUps.map(({ id, title, day, name: written, phone }) => (
          <Card level={4} title={<bdi>{title}</bdi>} actions={(
            <PostButton action={filePath(head.personId, '/aanmeldingen')} values={{ sign_up: id }}>
              {t('invitations.join.do', { name })}<span class="sr-only"> {title} {longDate(day)}</span>
            </PostButton>
          )}>
            <p>{longDate(day)}</p>
            <p>{t('invitations.join.as')} <bdi>{written}</bdi>{phone && <> · <bdi dir="ltr">{phone}</bdi></>}</p>
          </Card>
        ))}
      </Cards>
    </section>
  )
}

function Ahead({ view: { head, ahead, planned } }: { view: PersonView }) {
  const texts = useText()
  const { t, longDate } = texts
  return (
    <section aria-labelledby="uitnodigen">
      <h3 id="uitnodigen">{t('invitations.ahead')}</h3>
      {ahead.length === 0 && <p>{t('invitations.nothing_ahead')}</p>}
      <Cards columns>
        {ahead.map((date) => (
          <Card level={4} title={<bdi>{date.title}</bdi>} href={`/activiteiten/${date.activityId}`} actions={(
            <PostButton action={filePath(head.personId, '/uitnodigingen')} values={{ date_id: date.id }}>
              {t('invitations.invite')}<span class="sr-only"> {date.title} {longDate(date.day)}</span>
            </PostButton>
          )}>
            {planned.includes(date.activityId) && <StateBadge state="moving">{t('invitations.in_plan')}</StateBadge>}
            <p>{longDate(date.day)}, <bdi dir="ltr">{date.starts}</bdi></p>
            <p><bdi>{texts.row([date.place, date.village])}</bdi></p>
            <p>{providedWords(date, texts).join(' · ')}</p>
          </Card>
        ))}
      </Cards>
    </section>
  )
}

interface InvitationView extends Omit<Asked, 'barriers'> {
  readonly head: FileHead
  readonly state: FormState
  /** The link by which they answer themselves, in full and as a picture; null when there is none that works. */
  readonly link: (SharedAddress & { readonly door: string | null }) | null
  readonly isOver: boolean
  /** Who passes it on; without a name when their file is a colleague's. */
  readonly carrier: ShownCarrier | null
  /** Whom it can be handed to. */
  readonly carriers: readonly Option[]
  readonly barriers: readonly NamedBarrier[]
  readonly today: string
  readonly me: string
}

/** One invitation: what they answered, and the link for their own phone. */
export function InvitationPage({ view }: { view: InvitationView }) {
  const { t, longDate, ...texts } = useText()
  const { head, date, invitation, isOver } = view
  const back = { href: filePath(head.personId, '/uitnodigingen'), label: t('invitations.title') }
  const path = `${back.href}/${invitation.id}`
  const { reply } = invitation
  const needs = reply ? needsOf(reply, { t, longDate, ...texts }) : ''
  const refused = view.state.problems[''] ?? []
  return (
    <FilePage head={head} tab="invitations" title={<bdi>{date.title}</bdi>} back={back} refused={refused}>
      <p>{longDate(date.day)}, <bdi dir="ltr">{date.starts} – {date.ends}</bdi>, <bdi>{date.place}</bdi></p>
      {date.isCancelled && (
        <Notice kind="warning" title={t('activities.off')}><bdi>{date.cancelReason}</bdi></Notice>
      )}
      {invitation.endedAt ? <Notice title={t('invitations.ended')} /> : (
        <>
          <p>
            <AnswerBadge reply={reply} place={view.place} />{' '}
            {reply && t(reply.by ? 'invitations.said_to' : 'invitations.said_by_link', {
              by: reply.by ?? '', moment: texts.moment(reply.at),
            })}
          </p>
          {needs && <p><bdi>{needs}</bdi></p>}
          <Barriers barriers={view.barriers} date={date} today={view.today} me={view.me} />
          {!isOver && (
            <AnswerForm action={path} voice="theirs" state={isAboutCarrier(view.state) ? freshForm : view.state} />
          )}
          {!isOver && <LinkPart view={view} path={path} />}
          <CarrierPart view={view} path={path} />
        </>
      )}
      <p class="field-optional">
        {t('invitations.asked', { by: invitation.askedBy, moment: texts.moment(invitation.askedAt) })}
      </p>
      {!invitation.endedAt && !isOver && (
        <PostButton look="quiet" action={`${path}/terugnemen`}>{t('invitations.take_back')}</PostButton>
      )}
    </FilePage>
  )
}

function LinkPart({ view: { link, date }, path }: { view: InvitationView; path: string }) {
  const { t, date: day } = useText()
  return (
    <section class="link-part" aria-labelledby="link">
      <h3 id="link">{t('invitations.link.title')}</h3>
      <p>{link ? t('invitations.link.help', { day: day(date.day) }) : t('invitations.link.none')}</p>
      {link?.door && <p>{t('door.own_code')} <b class="door-code"><bdi dir="ltr">{link.door}</bdi></b></p>}
      <SharedLink link={link} action={`${path}/link`} />
    </section>
  )
}
