import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { DinnerRow, Guest } from '../queries/dinners.ts'
import { dinnersPath } from './dinners.tsx'
import { buddiesPath } from './parts.tsx'

interface Table {
  readonly place: number
  readonly newcomers: readonly string[]
  readonly locals: readonly string[]
}

interface Mutual {
  readonly newcomer: Guest
  readonly local: Guest
  /** The proposal that it became. */
  readonly proposalId: string | null
}

export interface DinnerView {
  readonly dinner: DinnerRow
  readonly newcomers: number
  readonly locals: number
  /** Known before anybody sits down: an interpreter is needed for so many rounds. */
  readonly beforehand: readonly { readonly called: string; readonly rounds: number }[]
  readonly rounds: readonly { readonly round: number; readonly tables: readonly Table[] }[]
  /** Who shares no language with a resident at their table, as it was seated. */
  readonly breaches: readonly {
    readonly called: string
    readonly at: readonly { readonly round: number; readonly place: number }[]
  }[]
  readonly mutual: readonly Mutual[]
  readonly tapped: number
  readonly state: FormState
}

/** One dinner: guests, tables over the rounds, and who would like to see each other again. */
export function DinnerPage({ view }: { view: DinnerView }) {
  const { t, longDate } = useText()
  const { dinner, state } = view
  const path = `${dinnersPath}/${dinner.id}`
  const hasGuests = view.newcomers > 0 && view.locals > 0
  return (
    <>
      <PageHead title={<bdi>{dinner.name}</bdi>} back={{ href: dinnersPath, label: t('buddies.dinners.title') }}
        lead={t('buddies.dinner.lead', { day: longDate(dinner.day), newcomers: view.newcomers, locals: view.locals })}>
        <ButtonLink look={hasGuests ? 'secondary' : 'primary'} icon="people" href={`${path}/gasten`}>
          {t('buddies.guests.choose')}
        </ButtonLink>
        {hasGuests && (
          <PostButton look={dinner.seatedAt ? 'secondary' : 'primary'} action={`${path}/tafels`}>
            {t(dinner.seatedAt ? 'buddies.dinner.seat_again' : 'buddies.dinner.seat')}
          </PostButton>
        )}
        {dinner.seatedAt && (
          <ButtonLink look="primary" icon="print" href={`${path}/kaarten`}>{t('buddies.cards.title')}</ButtonLink>
        )}
      </PageHead>
      {[...state.problems[''] ?? []].map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      {view.beforehand.length > 0 && !dinner.seatedAt && (
        <Notice kind="warning" title={t('buddies.dinner.beforehand')}>
          <ul>
            {view.beforehand.map(({ called, rounds }) => (
              <li>{t('buddies.dinner.needs', { name: called, count: rounds })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {!hasGuests && <EmptyState>{t('buddies.dinner.no_guests')}</EmptyState>}
      {dinner.seatedAt && <Tables view={view} />}
      {dinner.seatedAt && <Mutuals view={view} path={path} />}
    </>
  )
}

function Mutuals({ view, path }: { view: DinnerView; path: string }) {
  const { t } = useText()
  return (
    <section aria-labelledby="weerzien">
      <h2 id="weerzien">{t('buddies.mutual.title')}</h2>
      <p>{t('buddies.mutual.tapped', { count: view.tapped, of: view.newcomers + view.locals })}</p>
      {view.mutual.map(({ newcomer, local, proposalId }) => (
        <PersonLine name={`${newcomer.called} – ${local.called}`}
          href={proposalId ? `${buddiesPath}/koppels/${proposalId}` : undefined}
          facts={proposalId ? [t('buddies.mutual.proposed')] : []}>
          {!proposalId && (
            <PostButton look="primary" action={`${path}/voorstellen`}
              values={{ pairs: `${newcomer.registrationId}:${local.registrationId}` }}>
              {t('buddies.mutual.do')}<span class="sr-only"> {newcomer.called} – {local.called}</span>
            </PostButton>
          )}
        </PersonLine>
      ))}
      {view.mutual.length === 0 && <p>{t('buddies.mutual.none')}</p>}
    </section>
  )
}

function Tables({ view }: { view: DinnerView }) {
  const { t, list } = useText()
  return (
    <>
      {view.breaches.length > 0 && (
        <Notice kind="warning" title={t('buddies.dinner.breaches')}>
          <ul>
            {view.breaches.map(({ called, at }) => (
              <li>{t('buddies.dinner.breach', {
                name: called, places: list(at.map((one) => t('buddies.dinner.breach_at', one))),
              })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {view.rounds.map(({ round, tables }) => (
        <section aria-labelledby={`ronde-${round}`}>
          <h2 id={`ronde-${round}`}>{t('buddies.dinner.round_n', { round })}</h2>
          <div class="tables">{tables.map((table) => <TableCard table={table} />)}</div>
        </section>
      ))}
    </>
  )
}

function TableCard({ table }: { table: Table }) {
  const { t } = useText()
  return (
    <article class="table-card">
      <h3>{t('buddies.table', { place: table.place })}</h3>
      <ul class="table-seats">
        {table.newcomers.map((name) => <li class="seat seat--newcomer"><bdi>{name}</bdi></li>)}
        {table.locals.map((name) => <li class="seat seat--local"><bdi>{name}</bdi></li>)}
      </ul>
    </article>
  )
}
