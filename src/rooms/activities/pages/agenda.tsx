import type { PlainDate } from '../../../kit/plain-dates.ts'
import { type FilterWord, FilterSentence } from '../../../web/components/filter-sentence.tsx'
import { type ShownState, StateBadge } from '../../../web/components/state.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import { activityKindValues } from '../../../db/schema.ts'
import type { AgendaDate } from '../queries/dates.ts'
import { type DateState, stateOf } from '../rules/dates.ts'
import { nameOfKind } from '../rules/words.ts'

export const activitiesPath = '/activiteiten'

export interface Village {
  readonly id: string
  readonly name: string
}

export interface VillageWithContact extends Village {
  readonly contactName: string
  readonly contactPhone: string
}

interface ChosenView {
  readonly villages: readonly Village[]
  readonly villageId: string | null
  readonly kind: string | null
}

const shownState: Record<DateState, ShownState> = {
  cancelled: 'stuck', past: 'not_needed', changed: 'soon', planned: 'moving',
}

/** What became of a date, where that is more than that it is planned. */
export function DateBadge({ state }: { state: DateState }) {
  const { t } = useText()
  if (state === 'planned') return null
  return <StateBadge state={shownState[state]}>{t(`activities.state.${state}`)}</StateBadge>
}

/** "Alles in *Harkema*, van elke *soort*". */
export function AgendaFilter({ action, view, keep = {} }: {
  action: string; view: ChosenView; keep?: Record<string, string>
}) {
  const { t } = useText()
  return <FilterSentence action={action} keep={keep} parts={[t('activities.filter.what'), ...filterWords(view, t)]} />
}

function filterWords({ villages, villageId, kind }: ChosenView, t: Texts['t']): FilterWord[] {
  const kinds = activityKindValues.map((value) => ({ value, label: t(`activities.kind.${value}`) }))
  return [
    {
      name: 'soort', label: t('activities.filter.kind'), value: kind ?? '',
      options: [{ value: '', label: t('activities.filter.every_kind') }, ...kinds],
    },
    {
      name: 'dorp', label: t('activities.filter.village'), value: villageId ?? '',
      options: [
        { value: '', label: t('activities.filter.every_village') },
        ...villages.map(({ id, name }) => ({ value: id, label: t('activities.filter.in', { village: name }) })),
      ],
    },
  ]
}

/** The address of the same page with other words; empty ones are left out. */
export function withQuery(path: string, values: Readonly<Record<string, string | null>>): string {
  const chosen = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return chosen.length > 0 ? `${path}?${new URLSearchParams(chosen)}` : path
}

interface AgendaProps {
  readonly dates: readonly AgendaDate[]
  readonly today: PlainDate
  readonly hrefOf: (date: AgendaDate) => string
}

/** What is on, day by day. */
export function Agenda({ dates, today, hrefOf }: AgendaProps) {
  const { longDate } = useText()
  const days = [...new Set(dates.map(({ day }) => day))]
  return (
    <div class="agenda">
      {days.map((day) => (
        <section aria-labelledby={`dag-${day}`}>
          <h2 class="agenda-day" id={`dag-${day}`}><time dateTime={day}>{longDate(day)}</time></h2>
          <ul class="agenda-dates">
            {dates.filter((date) => date.day === day).map((date) => (
              <AgendaLine date={date} today={today} href={hrefOf(date)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function AgendaLine({ date, today, href }: { date: AgendaDate; today: PlainDate; href: string }) {
  const texts = useText()
  const { t, language } = texts
  const state = stateOf(date, today)
  return (
    <li class={`agenda-date${date.isCancelled ? ' agenda-date--off' : ''}`}>
      <p class="agenda-clock"><bdi dir="ltr">{date.starts} – {date.ends}</bdi></p>
      <div class="agenda-what">
        <p class="agenda-title"><a class="nl-link" href={href}><bdi>{date.title}</bdi></a></p>
        <p>
          {nameOfKind(date, language, t)} · <bdi>{texts.row([date.place, date.village])}</bdi>
        </p>
        <Provided date={date} />
        {date.isCancelled && <p><b>{t('activities.off')}</b> <bdi>{date.cancelReason}</bdi></p>}
        {state === 'changed' && <p><b>{t('activities.other')}</b> <bdi>{date.changeReason}</bdi></p>}
      </div>
      {state !== 'planned' && <p class="agenda-state"><DateBadge state={state} /></p>}
    </li>
  )
}

/** A number to call, after a name; nothing where there is none. */
export function Phone({ number }: { number: string }) {
  if (!number) return null
  const address = `tel:${number.replaceAll(/[^\d+]/g, '')}`
  return <>{' '}<a class="nl-link" href={address}><bdi dir="ltr">{number}</bdi></a></>
}

/** Whom one can ask about what is on in this village; nothing where nobody is named. */
export function VillageContact({ village }: { village: VillageWithContact | undefined }) {
  const { t } = useText()
  if (!village || (village.contactName === '' && village.contactPhone === '')) return null
  return (
    <p>
      {t('activities.village_contact', { village: village.name })} <bdi>{village.contactName}</bdi>
      <Phone number={village.contactPhone} />
    </p>
  )
}

/** What makes it possible to come, in one line; nothing where nothing is arranged. */
export function Provided({ date }: { date: Pick<AgendaDate, 'provides' | 'interpreterLanguages'> }) {
  const words = providedWords(date, useText())
  if (words.length === 0) return null
  return <p class="agenda-provided">{words.map((word) => <span>{word}</span>)}</p>
}

export function providedWords(
  { provides, interpreterLanguages }: Pick<AgendaDate, 'provides' | 'interpreterLanguages'>,
  { t, row, languageName }: Texts,
): string[] {
  const interpreter = interpreterLanguages.length > 0
    ? [t('activities.provided.interpreter', { languages: row(interpreterLanguages.map(languageName)) })] : []
  return [...provides.map((word) => t(`activities.provided.${word}`)), ...interpreter]
}
