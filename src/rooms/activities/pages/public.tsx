import type { PlainDate } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { Activity } from '../queries/activities.ts'
import type { AgendaDate } from '../queries/dates.ts'
import { stateOf } from '../rules/dates.ts'
import { nameOfKind } from '../rules/words.ts'
import {
  Agenda, AgendaFilter, Phone, providedWords, VillageContact, type VillageWithContact, withQuery,
} from './agenda.tsx'

export interface PublicView {
  readonly municipality: string
  /** `/agenda/achtkarspelen`. */
  readonly path: string
  /** The same, with the name of this server, for a calendar to subscribe to. */
  readonly feedAddress: string
  readonly dates: readonly AgendaDate[]
  readonly today: PlainDate
  readonly villages: readonly VillageWithContact[]
  readonly villageId: string | null
  readonly kind: string | null
  readonly next: PlainDate | null
  readonly isUnknown: boolean
}

/** What is on and open to everybody; nobody needs an account. */
export function PublicPage({ view }: { view: PublicView }) {
  const { t } = useText()
  const chosen = { dorp: view.villageId, soort: view.kind }
  return (
    <>
      <PageHead title={t('activities.open.title', { municipality: view.municipality })}
        lead={t('activities.open.lead')} />
      {view.isUnknown && <UnknownChoice />}
      <AgendaFilter action={view.path} view={view} />
      <VillageContact village={view.villages.find(({ id }) => id === view.villageId)} />
      {view.dates.length === 0
        ? <EmptyState>{t('activities.open.none')}</EmptyState>
        : <Agenda dates={view.dates} today={view.today} hrefOf={({ id }) => `${view.path}/${id}`} />}
      {view.next && (
        <nav class="pages" aria-label={t('web.list.pages')}>
          <ButtonLink href={withQuery(view.path, { ...chosen, vanaf: view.next })}>{t('activities.later')}</ButtonLink>
        </nav>
      )}
      <Disclosure label={t('activities.open.feed')}>
        <p>{t('activities.open.feed_help')}</p>
        <p class="agenda-address"><code dir="ltr">{view.feedAddress}</code></p>
        <p>
          <a class="nl-link" href={withQuery(`${view.path}/agenda.ics`, chosen)}>{t('activities.open.download')}</a>
        </p>
      </Disclosure>
    </>
  )
}

interface PublicDateView {
  readonly path: string
  readonly municipality: string
  readonly activity: Activity
  readonly date: AgendaDate
  readonly today: PlainDate
}

/** One date for everybody: what, when, where, what is arranged, whom to call. */
export function PublicDatePage({ view }: { view: PublicDateView }) {
  const texts = useText()
  const { t, language, longDate } = texts
  const { activity, date } = view
  const state = stateOf(date, view.today)
  return (
    <>
      <PageHead title={<bdi>{date.title}</bdi>}
        back={{ href: view.path, label: t('activities.open.title', { municipality: view.municipality }) }}
        lead={<>{longDate(date.day)}, <bdi dir="ltr">{date.starts} – {date.ends}</bdi></>} />
      {state === 'cancelled' && (
        <Notice kind="warning" title={t('activities.off')}><bdi>{date.cancelReason}</bdi></Notice>
      )}
      {state === 'past' && <Notice title={t('activities.open.past')} />}
      {state === 'changed' && <Notice title={t('activities.other')}><bdi>{date.changeReason}</bdi></Notice>}
      {activity.body && <OwnWords>{activity.body}</OwnWords>}
      <ul class="agenda-facts">
        <li>{nameOfKind(date, language, t)}</li>
        <li><bdi>{texts.row([date.place, date.village])}</bdi></li>
        {activity.for_whom && <li><bdi>{activity.for_whom}</bdi></li>}
        {providedWords(date, texts).map((word) => <li>{word}</li>)}
        <li>{activity.cost ? <bdi>{activity.cost}</bdi> : t('activities.free')}</li>
        {activity.language && <li>{t('activities.open.spoken', { language: activity.language })}</li>}
        {(activity.organisation ?? activity.organiser) && (
          <li>{t('activities.open.by', { name: activity.organisation ?? activity.organiser })}</li>
        )}
      </ul>
      {['planned', 'changed'].includes(state) && (
        <p>
          <ButtonLink look="primary" href={`${view.path}/${date.id}/aanmelden`}>
            {t('activities.open.sign_up')}
          </ButtonLink>
        </p>
      )}
      <Contact activity={activity} />
    </>
  )
}

function Contact({ activity: { contact_name: name, contact_phone: phone } }: { activity: Activity }) {
  const { t } = useText()
  if (!name && !phone) return null
  return (
    <p>
      {t('activities.open.ask')} {name && <bdi>{name}</bdi>}<Phone number={phone} />
    </p>
  )
}
