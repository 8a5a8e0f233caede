import { Card, Cards } from '../../../web/components/card.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { Phone } from '../../activities/pages/agenda.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { RideOffer } from '../queries/offers.ts'
import type { Ride } from '../queries/rides.ts'

interface DriverView {
  readonly token: string
  readonly date: AgendaDate
  readonly offer: RideOffer
  readonly passengers: readonly Ride[]
}

/** What a driver sees: whom to pick up, by first name, where and when; and a way to say that it cannot be after all. */
export function DriverPage({ view: { token, date, offer, passengers } }: { view: DriverView }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('rides.open.driver')} lead={<WhenAndWhere date={date} />} />
      <Off date={date} />
      {offer.isEnded && <Notice kind="ok" announce title={t('rides.open.stopped')} />}
      {!offer.isEnded && passengers.length === 0 && <p>{t('rides.open.nobody')}</p>}
      {!offer.isEnded && (
        <>
          <Cards>
            {passengers.map(({ called, at, place }) => (
              <Card level={2} title={<bdi>{called}</bdi>}>
                <p><bdi dir="ltr">{at}</bdi> · <bdi>{place}</bdi></p>
              </Card>
            ))}
          </Cards>
          <p>{t('rides.open.keep')}</p>
          <PostButton look="quiet" danger action={`/rijden/${token}/afzeggen`}>{t('rides.open.cannot')}</PostButton>
        </>
      )}
    </>
  )
}

interface PassengerView {
  readonly date: AgendaDate
  readonly offer: RideOffer
  /** undefined when it was ended. */
  readonly ride: Ride | undefined
}

/** What somebody sees who rides along: with whom, where and when. Nobody else in the car. */
export function PassengerPage({ view: { date, offer, ride } }: { view: PassengerView }) {
  const { t } = useText()
  const isOn = ride !== undefined && !offer.isEnded
  return (
    <>
      <PageHead title={t(isOn ? `rides.open.with.${offer.means}` : 'rides.open.no_ride', { name: offer.driverName })}
        lead={<WhenAndWhere date={date} />} />
      <Off date={date} />
      {isOn ? (
        <>
          <p class="poster-what">
            <b>{t('rides.open.picked_up')} <bdi dir="ltr">{ride.at}</bdi></b><br /><bdi>{ride.place}</bdi>
          </p>
          {offer.driverPhone && <p>{t('rides.open.call')}<Phone number={offer.driverPhone} /></p>}
          {offer.note && <p><bdi>{offer.note}</bdi></p>}
        </>
      ) : <p>{t('rides.open.no_ride_help')}</p>}
    </>
  )
}

function WhenAndWhere({ date }: { date: AgendaDate }) {
  const { longDate } = useText()
  return (
    <>
      <bdi>{date.title}</bdi><br />
      {longDate(date.day)} · <bdi dir="ltr">{date.starts}</bdi><br />
      <bdi>{date.place}</bdi>
    </>
  )
}

function Off({ date }: { date: AgendaDate }) {
  const { t } = useText()
  if (!date.isCancelled) return null
  return <Notice kind="warning" title={t('activities.off')}><bdi>{date.cancelReason}</bdi></Notice>
}

/** The same words for a link that was ended, is too old, or never was. */
export function LinkGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('rides.open.gone')} />
      <p>{t('rides.open.gone_help')}</p>
    </>
  )
}
