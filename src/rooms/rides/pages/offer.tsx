import { rideMeansValues } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { type SharedAddress, SharedLink } from '../../../web/components/shared-link.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { Phone } from '../../activities/pages/agenda.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { RideOffer } from '../queries/offers.ts'
import type { Ride } from '../queries/rides.ts'
import { freeWords, offerWords, ridesPath } from './words.ts'

interface NewOfferView {
  readonly date: AgendaDate
  readonly villages: readonly Option[]
  readonly state: FormState
}

/** Offering seats, bicycles, or a word about the bus. */
export function NewOfferPage({ view: { date, villages, state } }: { view: NewOfferView }) {
  const { t } = useText()
  const path = ridesPath(date)
  const means = rideMeansValues.map((value) => ({ value, label: t(`rides.means.${value}`) }))
  return (
    <>
      <PageHead title={t('rides.offer.add')} back={{ href: path, label: t('rides.title', { title: date.title }) }} />
      <Form action={path} state={state}>
        <Choices name="means" legend={t('rides.offer.means')} options={means} value="driver" />
        <TextField name="seats" label={t('rides.offer.seats')} help={t('rides.offer.seats_help')} inputmode="numeric"
          size="short" />
        <SelectField name="village_id" label={t('rides.offer.village')} help={t('rides.offer.village_help')}
          options={villages} empty={t('activities.choose')} />
        <TextField name="driver_name" label={t('rides.offer.driver')} help={t('rides.offer.driver_help')} optional
          size="medium" maxLength={60} />
        <TextField name="driver_phone" type="tel" label={t('rides.offer.phone')} help={t('rides.offer.phone_help')}
          optional size="medium" maxLength={60} />
        <TextField name="note" label={t('rides.offer.note')} help={t('rides.offer.note_help')} optional
          maxLength={300} />
        <SubmitRow label={t('rides.offer.do')} cancel={{ href: path, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

interface OfferView {
  readonly date: AgendaDate
  readonly offer: RideOffer
  /** Those whose files are the actor's. */
  readonly passengers: readonly Ride[]
  readonly link: SharedAddress | null
  readonly isOver: boolean
}

/** One offer: who rides along, and the link for who drives. */
export function OfferPage({ view: { date, offer, passengers, link, isOver } }: { view: OfferView }) {
  const texts = useText()
  const { t } = texts
  const back = { href: ridesPath(date), label: t('rides.title', { title: date.title }) }
  const path = `${back.href}/aanbod/${offer.id}`
  const others = offer.taken - passengers.length
  const drives = offer.means === 'driver' || offer.means === 'village_car'
  return (
    <>
      <PageHead title={offerWords(offer, texts)} back={back}
        lead={offer.seats === null ? undefined : freeWords(offer, texts)} />
      {offer.note && <p><bdi>{offer.note}</bdi></p>}
      {offer.driverPhone && <p>{t('rides.offer.phone')}<Phone number={offer.driverPhone} /></p>}
      {passengers.length > 0 && (
        <ul>
          {passengers.map(({ called, at, place }) => (
            <li><bdi>{called}</bdi> · <bdi dir="ltr">{at}</bdi> · <bdi>{place}</bdi></li>
          ))}
        </ul>
      )}
      {others > 0 && <p>{t('rides.offer.others', { count: others })}</p>}
      {drives && !isOver && (
        <section class="link-part" aria-labelledby="link">
          <h2 id="link">{t('rides.link.driver')}</h2>
          <p>{t('rides.link.driver_help')}</p>
          <SharedLink link={link} action={`${path}/link`} />
        </section>
      )}
      {!isOver && <PostButton look="quiet" danger action={`${path}/stoppen`}>{t('rides.offer.stop')}</PostButton>}
    </>
  )
}
