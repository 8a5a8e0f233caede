import { sexValues } from '../../../db/schema.ts'
import { Choices, Tick } from '../../../web/components/choices.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Fieldset, HiddenField } from '../../../web/components/form.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Wishes } from '../rules/people.ts'
import {
  ageBands, childBands, genderWishes, householdWords, interestWords, kindWords, offeredLanguages, slotWords,
  traitWords, travelChoices,
} from '../rules/words.ts'
import { wordsIn } from './parts.tsx'

export interface WishesView {
  /** What stands already, or what the file says. */
  readonly from: Partial<Wishes> & { readonly version?: number }
  readonly villages: readonly { readonly id: string; readonly name: string }[]
  /** `mine`: somebody says it of themselves; `theirs`: a colleague writes it down. */
  readonly voice: 'mine' | 'theirs'
}

/** The questions about wishes, the same for both sides. */
export function WishFields({ view }: { view: WishesView }) {
  const { t } = useText()
  const { from, voice, villages } = view
  const ask = (key: string) => t(`buddies.ask.${key}.${voice}`)
  return (
    <>
      {from.version !== undefined && <HiddenField name="version" value={String(from.version)} />}
      <TextField name="called" label={ask('called')} help={t('buddies.ask.called_help')} value={from.called}
        size="medium" maxLength={60} />
      <Choices name="kinds" legend={ask('kinds')} many options={useOptions('kind', kindWords)} value={from.kinds} />
      <SelectField name="village_id" label={ask('village')} empty={t('buddies.ask.village_empty')}
        options={villages.map(({ id, name }) => ({ value: id, label: name }))} value={from.village_id} />
      <SelectField name="travel_km" label={ask('travel')} value={String(from.travel_km ?? 5)}
        options={travelChoices.map((km) => ({ value: String(km), label: t('buddies.travel', { km }) }))} />
      <Choices name="slots" legend={ask('slots')} many optional options={useOptions('slot', slotWords)}
        value={from.slots} />
      <Fieldset legend={t('buddies.ask.together')} head>
        <LanguageFields from={from} ask={ask} />
        <Choices name="interests" legend={ask('interests')} many optional row value={from.interests}
          options={useOptions('interest', interestWords)} />
        <Choices name="rather_not" legend={ask('rather_not')} many optional row value={from.rather_not}
          options={useOptions('interest', interestWords)} />
      </Fieldset>
      <Fieldset legend={t('buddies.ask.self')} head><SelfFields from={from} ask={ask} /></Fieldset>
      <Fieldset legend={t('buddies.ask.other')} head help={t('buddies.ask.other_help')}>
        <OtherFields from={from} ask={ask} />
      </Fieldset>
    </>
  )
}

interface Part {
  readonly from: WishesView['from']
  readonly ask: (key: string) => string
}

function LanguageFields({ from, ask }: Part) {
  const { t } = useText()
  const spoken = from.languages ?? []
  const offered: readonly string[] = offeredLanguages
  return (
    <>
      <Choices name="languages" legend={ask('languages')} help={t('buddies.ask.languages_help')} many optional row
        options={offered.map((word) => ({ value: word, label: word }))}
        value={spoken.filter((word) => offered.includes(word))} />
      <TextField name="other_languages" label={t('buddies.ask.other_languages')} optional maxLength={200}
        value={spoken.filter((word) => !offered.includes(word)).join(', ')} />
      <Tick name="by_hand" label={ask('by_hand')} checked={from.by_hand ?? false} />
    </>
  )
}

function SelfFields({ from, ask }: Part) {
  return (
    <>
      <Choices name="sex" legend={ask('sex')} options={useOptions('sex', sexValues)} row
        value={from.sex ?? 'not_asked'} />
      <Choices name="age_band" legend={ask('age')} optional row value={from.age_band ?? ''}
        options={useOptions('age', ageBands)} />
      <Choices name="household" legend={ask('household')} optional row value={from.household ?? ''}
        options={useOptions('household', householdWords)} />
      <Choices name="children" legend={ask('children')} many optional row value={from.children}
        options={useOptions('child', childBands)} />
      <Choices name="traits" legend={ask('traits')} many optional options={useOptions('trait', traitWords)}
        value={from.traits} />
    </>
  )
}

function OtherFields({ from, ask }: Part) {
  return (
    <>
      <Choices name="gender_wish" legend={ask('gender_wish')} options={useOptions('gender_wish', genderWishes)} row
        value={from.gender_wish ?? 'any'} />
      <Choices name="age_wish" legend={ask('age_wish')} many optional row value={from.age_wish}
        options={useOptions('age', ageBands)} />
      <Choices name="refuses" legend={ask('refuses')} many optional options={useOptions('refusal', traitWords)}
        value={from.refuses} />
    </>
  )
}

function useOptions(list: string, words: readonly string[]) {
  const { t } = useText()
  return words.map((value) => ({ value, label: t(`buddies.${list}.${value}`) }))
}

/** What somebody wishes, to read. */
export function WishList({ wishes, village }: { wishes: Wishes; village: string | null }) {
  const texts = useText()
  const { t } = texts
  return (
    <dl class="facts">
      {linesOf(wishes, village, texts).filter(([, words]) => words !== '').map(([key, words]) => (
        <>
          <dt>{t(`buddies.said.${key}`)}</dt>
          <dd><bdi>{words}</bdi></dd>
        </>
      ))}
    </dl>
  )
}

function linesOf(wishes: Wishes, village: string | null, texts: Texts): [key: string, words: string][] {
  const { t, list } = texts
  const words = (name: string, chosen: readonly string[]) => wordsIn(name, chosen, texts)
  const one = (name: string, word: string) => (word ? t(`buddies.${name}.${word}`) : '')
  return [
    ['kinds', words('kind', wishes.kinds)],
    ['place', [village ?? '', t('buddies.travel', { km: wishes.travel_km })].filter(Boolean).join(' · ')],
    ['slots', words('slot', wishes.slots)],
    ['languages', list([...wishes.languages, ...(wishes.by_hand ? [t('buddies.by_hand')] : [])])],
    ['interests', words('interest', wishes.interests)], ['rather_not', words('interest', wishes.rather_not)],
    ['self', [wishes.sex === 'not_asked' ? '' : one('sex', wishes.sex), one('age', wishes.age_band),
      one('household', wishes.household), words('child', wishes.children), words('trait', wishes.traits)]
      .filter(Boolean).join(' · ')],
    ['other', [
      wishes.gender_wish === 'any' ? '' : one('gender_wish', wishes.gender_wish), words('age', wishes.age_wish),
      words('refusal', wishes.refuses),
    ].filter(Boolean).join(' · ')],
  ]
}
