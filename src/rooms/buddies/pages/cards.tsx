import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { DinnerRow } from '../queries/dinners.ts'
import { dinnersPath } from './dinners.tsx'

interface PersonCard {
  readonly called: string
  /** The number of the table in each round. */
  readonly places: readonly number[]
  /** Picture of the link for the evening; null when there is none. */
  readonly code: string | null
}

interface CardsView {
  readonly dinner: DinnerRow
  readonly people: readonly PersonCard[]
  readonly tables: readonly { readonly place: number; readonly rounds: readonly (readonly string[])[] }[]
}

/** To print: a card for each guest, and a sheet for each table. First names only. */
export function CardsPage({ view }: { view: CardsView }) {
  const { t } = useText()
  const { dinner } = view
  return (
    <>
      <PageHead title={t('buddies.cards.title')} back={{ href: `${dinnersPath}/${dinner.id}`, label: dinner.name }}
        lead={t('buddies.cards.lead')} />
      <section class="guest-cards" aria-label={t('buddies.cards.people')}>
        {view.people.map((person) => <GuestCard person={person} />)}
      </section>
      <section class="table-sheets" aria-label={t('buddies.cards.tables')}>
        {view.tables.map((table) => <TableSheet table={table} day={dinner.day} />)}
      </section>
    </>
  )
}

function GuestCard({ person: { called, places, code } }: { person: PersonCard }) {
  const { t } = useText()
  return (
    <article class="guest-card">
      <h2><bdi>{called}</bdi></h2>
      <ol>
        {places.map((place, at) => (
          <li>{t('buddies.cards.at', { round: at + 1 })} <b>{t('buddies.table', { place })}</b></li>
        ))}
      </ol>
      {code && (
        <p class="guest-code">
          <img src={code} width="96" height="96" alt={t('buddies.cards.code', { name: called })} />
          <span>{t('buddies.cards.again')}</span>
        </p>
      )}
    </article>
  )
}

function TableSheet({ table: { place, rounds }, day }: { table: CardsView['tables'][number]; day: string }) {
  const { t, longDate } = useText()
  return (
    <article class="table-sheet">
      <h2>{t('buddies.table', { place })}</h2>
      <p>{longDate(day)}</p>
      {rounds.map((names, at) => (
        <>
          <h3>{t('buddies.dinner.round_n', { round: at + 1 })}</h3>
          <p>{names.map((name) => <span class="table-name"><bdi>{name}</bdi></span>)}</p>
        </>
      ))}
    </article>
  )
}
