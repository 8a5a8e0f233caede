import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { RideOffer } from '../queries/offers.ts'
import type { Ride } from '../queries/rides.ts'
import type { Proposals, RideProposal } from '../rules/proposing.ts'
import { freeWords, kmWords, offerWords, ridesPath } from './words.ts'

/** Somebody who is invited and did not say no. */
export interface Guest {
  readonly personId: string
  readonly ids: readonly string[]
  readonly name: string
  readonly village: string | null
  readonly villageId: string | null
  /** Said that they would come with a ride. */
  readonly asksRide: boolean
  /** From their village; null where that cannot be told. */
  readonly cycleKm: number | null
  readonly ride: Ride | null
}

export interface RidesView extends Proposals {
  readonly date: AgendaDate
  readonly guests: readonly Guest[]
  readonly offers: readonly RideOffer[]
  /** Distances are as the crow flies, times what roads are longer. */
  readonly isEstimate: boolean
  readonly isOver: boolean
  readonly refused: readonly string[]
}

/** Going to one date: who asks for a seat, what would fit and why, who drives, how far everybody cycles. */
export function RidesPage({ view }: { view: RidesView }) {
  const { t, longDate } = useText()
  const { date, isOver } = view
  const path = ridesPath(date)
  return (
    <>
      <PageHead title={t('rides.title', { title: date.title })}
        back={{ href: `/activiteiten/${date.activityId}/data/${date.id}/mensen`, label: date.title }}
        lead={<>{longDate(date.day)} · <bdi dir="ltr">{date.starts}</bdi> · <bdi>{date.place}</bdi></>}>
        {!isOver && <ButtonLink look="primary" icon="add" href={`${path}/nieuw`}>{t('rides.offer.add')}</ButtonLink>}
      </PageHead>
      {view.refused.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <Asking view={view} />
      <Agreed view={view} />
      <Offered view={view} />
      <Everybody view={view} />
    </>
  )
}

function Asking({ view }: { view: RidesView }) {
  const { t } = useText()
  const asking = view.guests.filter(({ asksRide, ride }) => asksRide && !ride)
  const proposed = new Map(view.proposals.map((proposal) => [proposal.personId, proposal]))
  const why = new Map(view.alone.map((alone) => [alone.personId, alone.why]))
  return (
    <section aria-labelledby="vragen">
      <h2 id="vragen">{t('rides.asking')}</h2>
      {asking.length === 0 && <p>{t('rides.nobody_asks')}</p>}
      <Cards columns>
        {asking.map((guest) => (
          <AskCard guest={guest} view={view} proposal={proposed.get(guest.personId)}
            why={t(`rides.why.${why.get(guest.personId) ?? 'nobody'}`)} />
        ))}
      </Cards>
    </section>
  )
}

interface AskCardProps {
  readonly guest: Guest
  readonly view: RidesView
  readonly proposal: RideProposal | undefined
  readonly why: string
}

function AskCard({ guest: { personId, name, village, cycleKm }, view, proposal, why }: AskCardProps) {
  const texts = useText()
  const { t } = texts
  const offer = view.offers.find(({ id }) => id === proposal?.offerId)
  const path = `${ridesPath(view.date)}/mensen/${personId}`
  const href = offer ? `${path}?aanbod=${offer.id}` : path
  const acts = !view.isOver && view.offers.some(({ means }) => means !== 'bus') && (
    <ButtonLink look={offer ? 'primary' : 'secondary'} href={href}>
      {t('rides.agree')}<span class="sr-only"> {name}</span>
    </ButtonLink>
  )
  return (
    <Card title={<bdi>{name}</bdi>} actions={acts}>
      <p>{village && <bdi>{village}</bdi>}{village && cycleKm !== null && ' · '}{kmWords('cycle', cycleKm, texts)}</p>
      {offer && proposal ? (
        <>
          <p><b>{t('rides.proposed', { offer: offerWords(offer, texts) })}</b></p>
          <p>{kmWords(proposal.means === 'bicycle' ? 'cycle' : 'detour', proposal.km, texts)} · {
            freeWords(offer, texts)}</p>
        </>
      ) : <p>{why}</p>}
    </Card>
  )
}

function Agreed({ view }: { view: RidesView }) {
  const texts = useText()
  const { t } = texts
  const riding = view.guests.flatMap(({ name, ride }) => (ride ? [{ name, ride }] : []))
  if (riding.length === 0) return null
  return (
    <section aria-labelledby="afgesproken">
      <h2 id="afgesproken">{t('rides.agreed')}</h2>
      <Cards columns>
        {riding.map(({ name, ride }) => {
          const offer = view.offers.find(({ id }) => id === ride.offerId)
          return (
            <Card title={<bdi>{name}</bdi>} href={`${ridesPath(view.date)}/ritten/${ride.id}`}>
              {offer && <p>{offerWords(offer, texts)}</p>}
              <p><bdi dir="ltr">{ride.at}</bdi> · <bdi>{ride.place}</bdi></p>
            </Card>
          )
        })}
      </Cards>
    </section>
  )
}

function Offered({ view }: { view: RidesView }) {
  const texts = useText()
  const { t } = texts
  const path = ridesPath(view.date)
  return (
    <section aria-labelledby="aanbod">
      <h2 id="aanbod">{t('rides.offered')}</h2>
      {view.offers.length === 0 && (
        <EmptyState {...(view.isOver ? {} : { action: { href: `${path}/nieuw`, label: t('rides.offer.add') } })}>
          {t('rides.nothing_offered')}
        </EmptyState>
      )}
      <Cards columns>
        {view.offers.map((offer) => (
          <Card title={offerWords(offer, texts)} href={`${path}/aanbod/${offer.id}`}>
            {offer.seats !== null && <p><b>{freeWords(offer, texts)}</b></p>}
            {offer.note && <p><bdi>{offer.note}</bdi></p>}
          </Card>
        ))}
      </Cards>
    </section>
  )
}

function Everybody({ view }: { view: RidesView }) {
  const texts = useText()
  const { t } = texts
  return (
    <section aria-labelledby="afstand">
      <h2 id="afstand">{t('rides.everybody')}</h2>
      <DataTable caption={t('rides.everybody')} quietCaption rows={view.guests}
        empty={<EmptyState>{t('rides.nobody')}</EmptyState>} columns={[
          { key: 'name', label: t('invitations.name'), cell: ({ personId, name }) => (
            <a class="nl-link" href={filePath(personId)}><bdi>{name}</bdi></a>
          ) },
          { key: 'village', label: t('rides.village'), cell: ({ village }) => village && <bdi>{village}</bdi> },
          { key: 'cycle', label: t('rides.cycling'), cell: ({ cycleKm }) => kmWords('plain', cycleKm, texts) },
          { key: 'ride', label: t('rides.ride'), cell: ({ ride, asksRide }) =>
            (ride || asksRide ? <RideState isAgreed={ride !== null} /> : null) },
        ]} />
      <p class="field-optional">{t(view.isEstimate ? 'rides.estimate' : 'rides.by_road')} {t('rides.borders')}</p>
    </section>
  )
}

function RideState({ isAgreed }: { isAgreed: boolean }) {
  const { t } = useText()
  const [state, word] = isAgreed ? ['done', 'agreed'] as const : ['nobody', 'asks'] as const
  return <StateBadge state={state}>{t(`rides.state.${word}`)}</StateBadge>
}
