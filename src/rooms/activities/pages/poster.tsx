import type { PlainDate } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { FilterSentence, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Language, languageNames, type Texts, useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../queries/dates.ts'
import { nameOfKind, posterLanguages } from '../rules/words.ts'
import { activitiesPath, providedWords, type Village, withQuery } from './agenda.tsx'
import { ViewTabs } from './list.tsx'

export interface PosterView {
  readonly week: readonly PlainDate[]
  readonly earlier: PlainDate
  readonly later: PlainDate
  readonly dates: readonly AgendaDate[]
  readonly villages: readonly Village[]
  readonly village: Village | null
  readonly municipality: string
  /** Dutch, and the language beside it. */
  readonly dutch: Texts
  readonly second: Texts | null
  /** The public calendar as a picture to scan and as an address to type. */
  readonly code: string
  readonly address: string
  readonly isUnknown: boolean
}

const path = `${activitiesPath}/poster`

/** A week of one village or of all, to print and hang up. */
export function PosterPage({ view }: { view: PosterView }) {
  const { t } = useText()
  const chosen = { dorp: view.village?.id ?? null, taal: view.second?.language ?? null }
  const link = (week: string) => withQuery(path, { ...chosen, week })
  return (
    <>
      <PageHead title={t('activities.poster.title')} lead={t('activities.poster.lead')} />
      <ViewTabs here="poster" chosen={chosen} />
      {view.isUnknown && <UnknownChoice />}
      <PosterFilter view={view} />
      <nav class="pages" aria-label={t('activities.poster.around')}>
        <ButtonLink href={link(view.earlier)}>{t('activities.poster.earlier')}</ButtonLink>
        <ButtonLink href={link(view.later)}>{t('activities.poster.later')}</ButtonLink>
      </nav>
      <Poster view={view} />
    </>
  )
}

function PosterFilter({ view }: { view: PosterView }) {
  const { t } = useText()
  const villages = view.villages.map(({ id, name }) =>
    ({ value: id, label: t('activities.filter.in', { village: name }) }))
  return (
    <FilterSentence action={path} keep={{ week: view.week[0] ?? '' }} parts={[
      t('activities.poster.what'),
      {
        name: 'dorp', label: t('activities.filter.village'), value: view.village?.id ?? '',
        options: [{ value: '', label: t('activities.filter.every_village') }, ...villages],
      },
      {
        name: 'taal', label: t('activities.poster.second'), value: view.second?.language ?? '',
        options: [
          { value: '', label: t('activities.poster.only_dutch') },
          ...posterLanguages.map((code) =>
            ({ value: code, label: t('activities.poster.and', { language: languageNames[code] }) })),
        ],
      },
    ]} />
  )
}

function Poster({ view }: { view: PosterView }) {
  const { dutch, second, week } = view
  const texts = second ? [dutch, second] : [dutch]
  const where = view.village?.name ?? view.municipality
  const span = { from: dutch.date(week[0]), until: dutch.date(week[6]) }
  return (
    <article class="poster" lang="nl" dir="ltr">
      <header class="poster-head">
        <h2>{dutch.t('activities.poster.head', { place: where })}</h2>
        {second && (
          <p class="poster-second" {...inLanguage(second)}>{second.t('activities.poster.head', { place: where })}</p>
        )}
        <p class="poster-week">{dutch.t('activities.poster.week', span)}</p>
      </header>
      {view.dates.length === 0 && texts.map((text) => <p {...inLanguage(text)}>{text.t('activities.poster.none')}</p>)}
      {week.map((day) => <PosterDay day={day} view={view} texts={texts} />)}
      <footer class="poster-foot">
        <img src={view.code} width="120" height="120" alt="" />
        <div>
          {texts.map((text) => <p {...inLanguage(text)}>{text.t('activities.poster.scan')}</p>)}
          <p class="poster-address"><bdi dir="ltr">{view.address}</bdi></p>
        </div>
      </footer>
    </article>
  )
}

function PosterDay({ day, view, texts }: { day: PlainDate; view: PosterView; texts: readonly Texts[] }) {
  const dates = view.dates.filter((date) => date.day === day)
  if (dates.length === 0) return null
  return (
    <section class="poster-day">
      <h3>{texts.map((text) => <span {...inLanguage(text)}>{text.longDate(day)}</span>)}</h3>
      <ul>
        {dates.map((date) => (
          <li>
            <p class="poster-what"><b dir="ltr">{date.starts} – {date.ends}</b> <b dir="auto">{date.title}</b></p>
            <p><bdi>{date.place}</bdi>{!view.village && <>{texts[0]?.t('web.comma')}<bdi>{date.village}</bdi></>}</p>
            {texts.map((text) => <p {...inLanguage(text)}>{saidIn(text, date)}</p>)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function saidIn(texts: Texts, date: AgendaDate): string {
  return [nameOfKind(date, texts.language, texts.t), ...providedWords(date, texts)].join(' · ')
}

function inLanguage({ language, dir }: { language: Language; dir: 'ltr' | 'rtl' }) {
  return { lang: language, dir }
}
