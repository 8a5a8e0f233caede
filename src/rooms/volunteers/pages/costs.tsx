import { volunteerCostKindValues } from '../../../db/schema.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Claim, CostAgreement } from '../queries/costs.ts'
import { standingOf } from '../rules/register.ts'
import { AddForm, type PartProps } from './add-form.tsx'
import { euros, VolunteerTabs, volunteersPath } from './parts.tsx'

/** What was agreed on costs with somebody, and what they claimed. */
export function Costs({ view, path }: PartProps) {
  const { t } = useText()
  const { agreements, claims, today } = view
  const kinds = volunteerCostKindValues.map((value) => ({ value, label: t(`volunteers.cost.${value}`) }))
  return (
    <section aria-labelledby="kosten">
      <h2 id="kosten">{t('volunteers.costs.title')}</h2>
      {agreements.length === 0 && <p>{t('volunteers.costs.none_agreed')}</p>}
      <ul>{agreements.map((agreement) => <AgreementLine agreement={agreement} />)}</ul>
      {agreements.length > 0 && <ClaimForm view={view} path={path} />}
      {standingOf(view.volunteer) === 'active' && (
        <AddForm view={view} path={path} name="afspraken" label={t('volunteers.costs.agree')}>
          <SelectField name="kind" label={t('volunteers.costs.kind')} empty={t('volunteers.choose')} options={kinds} />
          <TextField name="monthly" label={t('volunteers.costs.monthly')} size="short" inputmode="decimal" />
          <TextField name="words" label={t('volunteers.costs.words')} optional maxLength={200} />
          <DateField name="first_day" label={t('volunteers.costs.first_day')} value={today} />
          <DateField name="last_day" label={t('volunteers.costs.last_day')} optional />
        </AddForm>
      )}
      {claims.length > 0 && (
        <Disclosure label={t('volunteers.costs.claims', { count: claims.length })}>
          <ul>{claims.map((claim) => <ClaimLine claim={claim} />)}</ul>
        </Disclosure>
      )}
    </section>
  )
}

function AgreementLine({ agreement }: { agreement: CostAgreement }) {
  const { t, date, language } = useText()
  const { kind, words, monthlyCents, firstDay, lastDay, by } = agreement
  const days = lastDay ? t('volunteers.costs.between', { from: date(firstDay), until: date(lastDay) })
    : t('volunteers.costs.from', { from: date(firstDay) })
  return (
    <li>
      <b>{t(`volunteers.cost.${kind}`)}</b>: {t('volunteers.costs.most', { amount: euros(monthlyCents, language) })}
      {' · '}{days}{words && <> · <bdi>{words}</bdi></>} {t('volunteers.costs.agreed_by', { by })}
    </li>
  )
}

function ClaimForm({ view, path }: PartProps) {
  const { t, language } = useText()
  const options = view.agreements.map(({ id, kind, monthlyCents }) => ({
    value: id,
    label: `${t(`volunteers.cost.${kind}`)} (${t('volunteers.costs.most', { amount: euros(monthlyCents, language) })})`,
  }))
  return (
    <AddForm view={view} path={path} name="declaraties" label={t('volunteers.costs.claim')}>
      <SelectField name="agreement_id" label={t('volunteers.costs.kind')} options={options}
        value={options.length === 1 ? options[0]?.value : ''} empty={t('volunteers.choose')} />
      <TextField name="amount" label={t('volunteers.costs.amount')} size="short" inputmode="decimal" />
      <DateField name="on_day" label={t('volunteers.form.on_day')} value={view.today} max={view.today} />
      <TextField name="words" label={t('volunteers.costs.what_for')} optional maxLength={200} />
    </AddForm>
  )
}

function ClaimLine({ claim: { kind, cents, onDay, words } }: { claim: Claim }) {
  const { t, date, language } = useText()
  return (
    <li>
      {date(onDay)}: {euros(cents, language)} · {t(`volunteers.cost.${kind}`)}{words && <> · <bdi>{words}</bdi></>}
    </li>
  )
}

export interface CostsView {
  /** `2026-11`, and the months beside it; no later one than this month. */
  readonly month: string
  readonly earlier: string
  readonly later: string | null
  readonly people: readonly PersonCosts[]
  readonly isUnknown: boolean
}

export interface PersonCosts {
  readonly volunteerId: string
  readonly name: string
  readonly claims: readonly Claim[]
  readonly cents: number
}

/** What was claimed in a month, person by person, with totals (AK-09: agreed by whoever coordinates). */
export function CostsPage({ view }: { view: CostsView }) {
  const texts = useText()
  const { t, language } = texts
  const { month, people } = view
  const path = `${volunteersPath}/kosten`
  const total = people.reduce((sum, { cents }) => sum + cents, 0)
  return (
    <>
      <PageHead title={t('volunteers.costs.page')} lead={monthName(month, texts)} />
      <VolunteerTabs here="costs" keeps />
      {view.isUnknown && <UnknownChoice />}
      <nav class="pages" aria-label={t('volunteers.costs.months')}>
        <ButtonLink href={`${path}?maand=${view.earlier}`}>{monthName(view.earlier, texts)}</ButtonLink>
        {view.later && <ButtonLink href={`${path}?maand=${view.later}`}>{monthName(view.later, texts)}</ButtonLink>}
      </nav>
      <DataTable caption={t('volunteers.costs.page')} quietCaption columns={costColumns(texts)} rows={people}
        empty={<EmptyState>{t('volunteers.costs.none_claimed')}</EmptyState>} />
      {people.length > 0 && (
        <>
          <p><b>{t('volunteers.costs.total', { amount: euros(total, language) })}</b></p>
          <div class="actions"><ExportLinks path={path} query={`maand=${month}`} /></div>
        </>
      )}
    </>
  )
}

function costColumns({ t, language, list }: Texts): Column<PersonCosts>[] {
  return [
    {
      key: 'name', label: t('volunteers.form.name'),
      cell: ({ volunteerId, name }) => name
        ? <a class="nl-link" href={`${volunteersPath}/${volunteerId}`}><bdi>{name}</bdi></a>
        : t('volunteers.erased'),
    },
    {
      key: 'kinds', label: t('volunteers.costs.kind'),
      cell: ({ claims }) => list([...new Set(claims.map(({ kind }) => t(`volunteers.cost.${kind}`)))]),
    },
    { key: 'claims', label: t('volunteers.costs.times'), number: true, cell: ({ claims }) => claims.length },
    { key: 'total', label: t('volunteers.costs.sum'), number: true, cell: ({ cents }) => euros(cents, language) },
  ]
}

function monthName(month: string, { language }: Texts): string {
  const format = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
