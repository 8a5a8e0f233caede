import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { FilterSentence, type FilterWord, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import { withQuery } from '../../activities/pages/agenda.tsx'
import type { VillageRow } from '../../territory/queries.ts'
import type { ListQuery } from '../forms.ts'
import type { ListedVolunteer } from '../queries/register.ts'
import { certificateStates, kindsOfWork, standingOf, standings, tickedLanguages, waitOf } from '../rules/register.ts'
import { CertificateBadge, Reach, VolunteerTabs, volunteersPath } from './parts.tsx'

export interface RegisterView {
  readonly rows: readonly ListedVolunteer[]
  readonly hasMore: boolean
  readonly query: ListQuery
  readonly villages: readonly VillageRow[]
  readonly spoken: readonly string[]
  readonly today: string
  /** Whoever keeps the register: sees who waits and who stopped as well. */
  readonly keeps: boolean
  readonly isUnknown: boolean
}

/** The register: who helps, where, with what; and who waits for a call. */
export function RegisterPage({ view }: { view: RegisterView }) {
  const texts = useText()
  const { t } = texts
  const { query, keeps } = view
  const add = { href: `${volunteersPath}/nieuw`, label: t('volunteers.add') }
  return (
    <>
      <PageHead title={t('volunteers.title')} lead={t('volunteers.lead')}>
        {keeps && <ButtonLink look="primary" icon="add" href={add.href}>{add.label}</ButtonLink>}
      </PageHead>
      <VolunteerTabs here="register" keeps={keeps} />
      {view.isUnknown && <UnknownChoice />}
      <FilterSentence action={volunteersPath} parts={sentenceOf(view, t)} />
      <DataTable caption={t('volunteers.title')} quietCaption columns={columnsOf(view, texts)} rows={view.rows}
        empty={<EmptyState {...(keeps ? { action: add } : {})}>{t('volunteers.none')}</EmptyState>} />
      <Pages query={query} hasMore={view.hasMore} />
      {keeps && <p>{t('volunteers.kept')}</p>}
    </>
  )
}

function sentenceOf({ query, villages, spoken, keeps }: RegisterView, t: Texts['t']): (string | FilterWord)[] {
  const word = (name: string, label: string, value: string | null, options: FilterWord['options']): FilterWord =>
    ({ name, label: t(`volunteers.filter.${label}`), value: value ?? '', options })
  const all = (key: string) => ({ value: '', label: t(`volunteers.filter.${key}`) })
  return [
    ...(keeps ? [word('stand', 'standing', query.stand, standings.map((value) => ({
      value, label: t(`volunteers.filter.${value}`),
    })))] : [t('volunteers.filter.active')]),
    word('dorp', 'village', query.dorp, [
      all('every_village'),
      ...villages.map(({ id, name }) => ({ value: id, label: t('volunteers.filter.in', { village: name }) })),
    ]),
    word('wat', 'likes', query.wat, [
      all('every_work'), ...kindsOfWork.map((value) => ({ value, label: t(`volunteers.likes.${value}`) })),
    ]),
    word('taal', 'language', query.taal, [
      all('every_language'), ...spoken.map((value) => ({ value, label: languageName(value, t) })),
    ]),
    word('vog', 'certificate', query.vog, [
      all('every_certificate'),
      ...certificateStates.map((value) => ({ value, label: t(`volunteers.certificate.${value}`) })),
    ]),
  ]
}

/** The name of a language in the language of the page, where the product knows it. */
export function languageName(language: string, t: Texts['t']): string {
  return tickedLanguages.some((known) => known === language) ? t(`volunteers.language.${language}`) : language
}

function columnsOf({ query, today, keeps }: RegisterView, { t, list }: Texts): Column<ListedVolunteer>[] {
  const waiting = query.stand === 'waiting'
  const likes = ({ likes: words }: ListedVolunteer) =>
    words.map((word) => t(`volunteers.likes.${word}`)).join(' · ')
  return [
    {
      key: 'name', label: t('volunteers.form.name'),
      cell: ({ id, name }) => <a class="nl-link" href={`${volunteersPath}/${id}`}><bdi>{name}</bdi></a>,
    },
    ...(waiting ? [{
      key: 'waits', label: t('volunteers.waits'),
      cell: (row: ListedVolunteer) => <Waits volunteer={row} today={today} />,
    }, {
      key: 'caller', label: t('volunteers.caller'), cell: ({ caller }: ListedVolunteer) => caller
        ? <bdi>{caller}</bdi> : <StateBadge state="nobody">{t('volunteers.no_caller')}</StateBadge>,
    }] : []),
    { key: 'reach', label: t('volunteers.reach'), cell: (row) => <Reach {...row} /> },
    { key: 'village', label: t('volunteers.form.village'), cell: ({ village }) => village && <bdi>{village}</bdi> },
    { key: 'likes', label: t('volunteers.filter.likes'), cell: likes },
    {
      key: 'languages', label: t('volunteers.form.languages'),
      cell: ({ languages }) => list(languages.map((language) => languageName(language, t))),
    },
    ...(waiting ? [] : [{
      key: 'certificate', label: t('volunteers.filter.certificate'),
      cell: ({ certificate }: ListedVolunteer) => <CertificateBadge state={certificate} />,
    }]),
    ...(keeps && !waiting ? [{
      key: 'tasks', label: t('volunteers.tasks'), number: true, cell: ({ tasks }: ListedVolunteer) => tasks || '',
    }] : []),
  ]
}

/** "wacht 12 dagen", and whether that is too long. */
export function Waits({ volunteer, today }: {
  volunteer: Pick<ListedVolunteer, 'appliedOn' | 'joinedOn' | 'endedOn'>; today: string
}) {
  const { t } = useText()
  if (standingOf(volunteer) !== 'waiting') return null
  const { days, isLate } = waitOf(volunteer.appliedOn, today)
  return <StateBadge state={isLate ? 'late' : 'soon'}>{t('volunteers.waits_days', { count: days })}</StateBadge>
}

function Pages({ query, hasMore }: Pick<RegisterView, 'query' | 'hasMore'>) {
  const { t } = useText()
  const { pagina, ...chosen } = query
  const to = (page: number) => withQuery(volunteersPath, { ...chosen, pagina: String(page) })
  if (pagina === 1 && !hasMore) return null
  return (
    <nav class="pages" aria-label={t('web.list.pages')}>
      {pagina > 1 && <ButtonLink href={to(pagina - 1)}>{t('web.list.previous')}</ButtonLink>}
      {hasMore && <ButtonLink href={to(pagina + 1)}>{t('web.list.next')}</ButtonLink>}
    </nav>
  )
}
