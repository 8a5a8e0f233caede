import type { ComponentChildren } from 'preact'
import { Choices } from '../../../web/components/choices.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { type ShownState, StateBadge } from '../../../web/components/state.tsx'
import { type Language, useText } from '../../../web/texts.tsx'
import type { VillageRow } from '../../territory/queries.ts'
import type { Told } from '../queries/register.ts'
import { type CertificateState, dayParts, kindsOfWork, tickedLanguages } from '../rules/register.ts'

export const volunteersPath = '/vrijwilligers'

const tabs = {
  register: volunteersPath, board: '/prikbord', links: `${volunteersPath}/links`, costs: `${volunteersPath}/kosten`,
  figures: `${volunteersPath}/cijfers`,
} as const
export type VolunteerTab = keyof typeof tabs

/** The register, the board of the villages and what belongs to them; who keeps no register sees the first two. */
export function VolunteerTabs({ here, keeps }: { here: VolunteerTab; keeps: boolean }) {
  const { t } = useText()
  const shown = (Object.keys(tabs) as VolunteerTab[]).filter((tab) => keeps || tab === 'register' || tab === 'board')
  return (
    <nav class="file-tabs" aria-label={t('volunteers.tabs')}>
      <ul>
        {shown.map((tab) => (
          <li><a href={tabs[tab]} aria-current={tab === here ? 'page' : undefined}>{t(`volunteers.tab.${tab}`)}</a></li>
        ))}
      </ul>
    </nav>
  )
}

const shownCertificate: Record<CertificateState, ShownState> = { none: 'nobody', seen: 'done', again: 'late' }

export function CertificateBadge({ state }: { state: CertificateState }) {
  return <StateBadge state={shownCertificate[state]}>{useText().t(`volunteers.certificate.${state}`)}</StateBadge>
}

/** How somebody can be reached: a number to call, an address to write to. */
export function Reach({ phone, email }: { phone: string; email: string }) {
  return (
    <>
      {phone && (
        <a class="nl-link" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
          <bdi class="phone" dir="ltr">{phone}</bdi>
        </a>
      )}
      {phone && email && ' · '}
      {email && <a class="nl-link" href={`mailto:${email}`}><bdi dir="ltr">{email}</bdi></a>}
    </>
  )
}

/** A term with what is known of it; nothing where nothing is. */
export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  const isEmpty = [children].flat().every((child) => child === '' || child === false || child == null)
  return isEmpty ? null : <><dt>{label}</dt><dd>{children}</dd></>
}

/** Hours as one reads them: `12,5`. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}

export function euros(cents: number, language: Language): string {
  return new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'currency', currency: 'EUR' }).format(cents / 100)
}

interface FieldsProps {
  readonly from: Told | null
  readonly villages: readonly VillageRow[]
  /** `mine`: somebody types it of themselves; `theirs`: a colleague writes it down. */
  readonly voice: 'mine' | 'theirs'
}

/** How one can be reached; of both a number and an address one is enough. */
export function ContactFields({ from, voice }: Pick<FieldsProps, 'voice'> & {
  readonly from: Pick<Told, 'name' | 'phone' | 'email'> | null
}) {
  const { t } = useText()
  const isMine = voice === 'mine'
  return (
    <>
      <TextField name="name" label={t('volunteers.form.name')} value={from?.name} maxLength={120}
        autocomplete={isMine ? 'name' : 'off'} />
      <TextField name="phone" type="tel" label={t('volunteers.form.phone')} value={from?.phone} size="medium"
        help={t('volunteers.form.one_is_enough')} maxLength={60} autocomplete={isMine ? 'tel' : 'off'} />
      <TextField name="email" type="email" label={t('volunteers.form.email')} optional value={from?.email}
        maxLength={200} autocomplete={isMine ? 'email' : 'off'} />
    </>
  )
}

/** What somebody likes to do, and where, in which languages and when. */
export function WishFields({ from, villages, voice }: FieldsProps) {
  const { t } = useText()
  const optionsOf = (words: readonly string[], prefix: string) =>
    words.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
  const ticked: readonly string[] = tickedLanguages
  const others = (from?.languages ?? []).filter((language) => !ticked.includes(language))
  return (
    <>
      <Choices name="likes" legend={t(`volunteers.form.likes.${voice}`)} many optional row
        options={optionsOf(kindsOfWork, 'volunteers.likes')} value={from?.likes ?? []} />
      <SelectField name="village_id" label={t('volunteers.form.village')} optional value={from?.villageId}
        empty={t('volunteers.form.any_village')}
        options={villages.map(({ id, name }) => ({ value: id, label: name }))} />
      <Choices name="languages" legend={t('volunteers.form.languages')} many optional row
        options={optionsOf(tickedLanguages, 'volunteers.language')} value={from?.languages ?? []} />
      <TextField name="other_languages" label={t('volunteers.form.other_languages')} optional value={others.join(', ')}
        help={t('volunteers.form.other_languages_help')} size="medium" maxLength={200} />
      <Choices name="times" legend={t('volunteers.form.times')} many optional row
        options={optionsOf(dayParts, 'volunteers.time')} value={from?.times ?? []} />
      <TextField name="radius_km" label={t('volunteers.form.radius')} optional size="short" inputmode="numeric"
        value={from?.radiusKm == null ? '' : String(from.radiusKm)} />
      <TextField name="words" label={t(`volunteers.form.words.${voice}`)} optional value={from?.words}
        maxLength={500} />
    </>
  )
}
