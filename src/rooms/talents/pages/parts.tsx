import { cardKindValues, cardSideValues, interpreterSettingValues } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { type FilterWord } from '../../../web/components/filter-sentence.tsx'
import { type ShownState, StateBadge } from '../../../web/components/state.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { VillageRow } from '../../territory/queries.ts'
import { languageName } from '../../volunteers/pages/list.tsx'
import { tickedLanguages } from '../../volunteers/rules/register.ts'
import type { BoardCard } from '../queries/cards.ts'
import { type CardState, stateOf } from '../rules/board.ts'

export const boardPath = '/prikbord'

const shownState: Record<CardState, ShownState> = {
  open: 'nobody', matched: 'moving', done: 'done', missing: 'late', ended: 'not_needed', expired: 'not_needed',
}

/** What became of a card: "gevraagd", "iemand gevonden", "klaar", "niemand gevonden". */
export function CardBadge({ card, today }: { card: BoardCard; today: string }) {
  const state = stateOf(card, today)
  const { t } = useText()
  if (state === 'open' && card.side === 'offered') {
    return <StateBadge state="held">{t('talents.state.offered')}</StateBadge>
  }
  return <StateBadge state={shownState[state]}>{t(`talents.state.${state === 'open' ? 'asked' : state}`)}</StateBadge>
}

/** Kind, village, languages and day of a card, in one line. */
export function CardFacts({ card }: { card: BoardCard }) {
  const { t, list, longDate } = useText()
  const { kind, setting, village, languages, neededOn } = card
  return (
    <p class="card-facts">
      <span>{t(`talents.kind.${kind}`)}{setting && ` (${t(`talents.setting.${setting}`)})`}</span>
      <span><bdi>{village}</bdi></span>
      {languages.length > 0 && <span>{list(languages.map((language) => languageName(language, t)))}</span>}
      {neededOn && <span>{longDate(neededOn)}</span>}
    </p>
  )
}

/** Words that narrow the board: the side, the kind, the village. */
export function boardWords(
  view: { readonly kant: string | null; readonly soort: string | null; readonly dorp: string | null },
  villages: readonly VillageRow[], t: Texts['t'],
): FilterWord[] {
  const word = (name: string, label: string, value: string | null, options: FilterWord['options']): FilterWord => ({
    name, label: t(`talents.filter.${label}`), value: value ?? '',
    options: [{ value: '', label: t(`talents.filter.every_${label}`) }, ...options],
  })
  return [
    word('kant', 'side', view.kant, cardSideValues.map((value) => ({ value, label: t(`talents.filter.${value}`) }))),
    word('soort', 'kind', view.soort, cardKindValues.map((value) => ({ value, label: t(`talents.kind.${value}`) }))),
    word('dorp', 'village', view.dorp, villages.map(({ id, name }) => ({
      value: id, label: t('talents.filter.in', { village: name }),
    }))),
  ]
}

interface FieldsProps {
  readonly voice: 'mine' | 'theirs'
  readonly villages: readonly VillageRow[]
  readonly villageId: string | null
  /** Known beforehand: who offers is not asked what only a request needs. */
  readonly side: string | null
  /** The card that is answered: its kind and languages are chosen already. */
  readonly answers: BoardCard | null
}

/** What is asked or offered; of whom, and how to reach them, stands beside it. */
export function CardFields({ voice, villages, villageId, side, answers }: FieldsProps) {
  const { t } = useText()
  const optionsOf = (words: readonly string[], prefix: string) =>
    words.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
  return (
    <>
      <Choices name="side" legend={t(`talents.form.side.${voice}`)} value={side} row
        options={cardSideValues.map((value) => ({ value, label: t(`talents.form.${value}.${voice}`) }))} />
      <SelectField name="kind" label={t('talents.form.kind')} value={answers?.kind} empty={t('talents.choose')}
        options={optionsOf(cardKindValues, 'talents.kind')} />
      <TextField name="title" label={t('talents.form.title')} help={t(`talents.form.title_help.${voice}`)}
        maxLength={120} />
      <SelectField name="village_id" label={t('talents.form.village')} value={villageId} empty={t('talents.choose')}
        options={villages.map(({ id, name }) => ({ value: id, label: name }))} />
      <Choices name="languages" legend={t('talents.form.languages')} help={t('talents.form.languages_help')} many
        optional row options={optionsOf(tickedLanguages, 'volunteers.language')} value={answers?.languages ?? []} />
      {side !== 'offered' && (
        <>
          <SelectField name="setting" label={t('talents.form.setting')} optional empty={t('talents.form.no_setting')}
            options={optionsOf(interpreterSettingValues, 'talents.setting')} />
          <DateField name="needed_on" label={t('talents.form.needed_on')} optional
            help={t('talents.form.needed_on_help')} />
        </>
      )}
      <TextField name="words" label={t(`talents.form.words.${voice}`)} help={t('talents.form.words_help')} optional
        maxLength={500} />
    </>
  )
}
