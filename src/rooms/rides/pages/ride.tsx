import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { type SharedAddress, SharedLink } from '../../../web/components/shared-link.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { RideOffer } from '../queries/offers.ts'
import type { Ride } from '../queries/rides.ts'
import { offerWords, ridesPath } from './words.ts'

interface AgreeView {
  readonly date: AgendaDate
  readonly personId: string
  readonly name: string
  /** Each with what it means for this person. */
  readonly offers: readonly Option[]
  readonly chosen: string
  readonly place: string
  readonly at: string
  readonly state: FormState
}

/** Agreeing with whom somebody rides along, and where and when they are picked up. */
export function AgreePage({ view }: { view: AgreeView }) {
  const { t } = useText()
  const path = ridesPath(view.date)
  return (
    <>
      <PageHead title={t('rides.agree_title', { name: view.name })}
        back={{ href: path, label: t('rides.title', { title: view.date.title }) }} lead={t('rides.agree_lead')} />
      <Form action={`${path}/mensen/${view.personId}`} state={view.state}>
        <SelectField name="offer_id" label={t('rides.with_whom')} options={view.offers} value={view.chosen}
          empty={t('activities.choose')} />
        <TextField name="place" label={t('rides.place')} help={t('rides.place_help')} value={view.place}
          maxLength={200} />
        <TextField name="at" type="time" size="short" label={t('rides.at')} value={view.at} />
        <SubmitRow label={t('rides.agree')} cancel={{ href: path, label: t('activities.cancel') }} />
      </Form>
    </>
  )
}

interface RideView {
  readonly date: AgendaDate
  readonly name: string
  readonly ride: Ride
  readonly offer: RideOffer
  readonly link: SharedAddress | null
  readonly isOver: boolean
}

/** One ride that is agreed, and the link for who rides along. */
export function RidePage({ view: { date, name, ride, offer, link, isOver } }: { view: RideView }) {
  const texts = useText()
  const { t } = texts
  const back = { href: ridesPath(date), label: t('rides.title', { title: date.title }) }
  const path = `${back.href}/ritten/${ride.id}`
  return (
    <>
      <PageHead title={<bdi>{name}</bdi>} back={back} lead={offerWords(offer, texts)} />
      <p>{t('rides.picked_up')} <bdi dir="ltr">{ride.at}</bdi> · <bdi>{ride.place}</bdi></p>
      {!isOver && (
        <section class="link-part" aria-labelledby="link">
          <h2 id="link">{t('rides.link.passenger')}</h2>
          <p>{t('rides.link.passenger_help')}</p>
          <SharedLink link={link} action={`${path}/link`} />
        </section>
      )}
      {!isOver && <PostButton look="quiet" danger action={`${path}/stoppen`}>{t('rides.stop')}</PostButton>}
    </>
  )
}
