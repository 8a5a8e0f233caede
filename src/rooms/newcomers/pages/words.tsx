import { ownWordKindValues } from '../../../db/schema.ts'
import { Choices } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { type DraftState, draftOf } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { helpers, workKinds } from '../forms/contact.ts'
import type { FileHead } from '../rules/file-head.ts'
import { AreaField } from './contact.tsx'
import { Earlier, type PastValue } from './details.tsx'
import { FilePage, filePath } from './header.tsx'

export interface ShownWord {
  readonly id: string
  readonly kind: string
  readonly body: string
  readonly area: string | null
  readonly saidOn: string
  readonly endedOn: string | null
  readonly author: string | null
}

interface WordsView {
  readonly head: FileHead
  readonly state: DraftState
  readonly words: readonly ShownWord[]
  readonly today: string
}

/** What the person can, wants, dreams of and worries about, in their own words. */
export function WordsPage({ view }: { view: WordsView }) {
  const { t, time } = useText()
  const { head, state } = view
  const path = filePath(head.personId, '/woorden')
  const now = view.words.filter((word) => word.endedOn === null)
  const ended = view.words.filter((word) => word.endedOn !== null)
  return (
    <FilePage head={head} tab="details" title={t('newcomers.words.title')} back={toDetails(head, t)}>
      {now.length === 0 && <p>{t('newcomers.words.none')}</p>}
      <Cards>{now.map((word) => <WordCard word={word} path={path} />)}</Cards>
      {ended.length > 0 && (
        <Disclosure label={t('newcomers.words.ended', { count: ended.length })}>
          <Cards>{ended.map((word) => <WordCard word={word} path={path} />)}</Cards>
        </Disclosure>
      )}
      <h3>{t('newcomers.words.add')}</h3>
      <Form action={path} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <LongText name="body" label={t('newcomers.words.body')} help={t('newcomers.words.body_help')} rows={4}
          maxLength={4000} draft={draftOf(state.draftKey)} />
        <Choices name="kind" legend={t('newcomers.words.kind')} row options={ownWordKindValues.map((value) =>
          ({ value, label: t(`newcomers.own_word.${value}`) }))} />
        <AreaField />
        <DateField name="said_on" label={t('newcomers.words.said_on')} value={view.today} max={view.today} />
        <SubmitRow label={t('newcomers.words.save')} />
      </Form>
    </FilePage>
  )
}

function WordCard({ word, path }: { word: ShownWord; path: string }) {
  const { t, date } = useText()
  return (
    <Card title={t(`newcomers.own_word.${word.kind}`)} level={3} actions={word.endedOn === null && (
      <PostButton action={`${path}/${word.id}/einde`}>{t('newcomers.words.end')}</PostButton>
    )}>
      <OwnWords>{word.body}</OwnWords>
      <p class="person-facts">
        <span>{t('newcomers.words.said', { day: date(word.saidOn) })}</span>
        {word.author && <bdi>{word.author}</bdi>}
        {word.area && <span>{t(`approaches.area.${word.area}`)}</span>}
        {word.endedOn && <span>{t('newcomers.words.over', { day: date(word.endedOn) })}</span>}
      </p>
    </Card>
  )
}

export interface ShownWork {
  readonly id: string
  readonly kind: string
  readonly employer: string
  readonly startedOn: string
  readonly endedOn: string | null
  readonly hours: number | null
  readonly helpedBy: string
  /** What was written of its last day. */
  readonly past: readonly PastValue[]
}

interface WorkView {
  readonly head: FileHead
  readonly state: DraftState
  readonly starts: readonly ShownWork[]
}

/** SB-07: paid work and internships that somebody started, and with whose help. */
export function WorkPage({ view }: { view: WorkView }) {
  const { t } = useText()
  const { head, state } = view
  const path = filePath(head.personId, '/werk')
  const choices = (kind: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`newcomers.${kind}.${value}`) }))
  return (
    <FilePage head={head} tab="details" title={t('newcomers.work.title')} back={toDetails(head, t)}>
      {view.starts.length === 0 && <p>{t('newcomers.work.none')}</p>}
      <Cards>{view.starts.map((start) => <WorkCard start={start} path={path} />)}</Cards>
      <h3>{t('newcomers.work.add')}</h3>
      <Form action={path} state={state}>
        <Choices name="kind" legend={t('newcomers.work.kind')} row options={choices('work_kind', workKinds)} />
        <TextField name="employer" label={t('newcomers.work.employer')} optional maxLength={200} />
        <DateField name="started_on" label={t('newcomers.work.started_on')} />
        <TextField name="hours_per_week" label={t('newcomers.work.hours')} type="number" size="short" optional />
        <SelectField name="helped_by" label={t('newcomers.work.helped_by')} options={choices('helper', helpers)}
          value="unknown" />
        <SubmitRow label={t('newcomers.work.save')} />
      </Form>
    </FilePage>
  )
}

function WorkCard({ start, path }: { start: ShownWork; path: string }) {
  const { t, date } = useText()
  return (
    <Card title={t(`newcomers.work_kind.${start.kind}`)} level={3} actions={start.endedOn === null && (
      <PostButton action={`${path}/${start.id}/einde`}>{t('newcomers.work.stop')}</PostButton>
    )}>
      <p class="person-facts">
        {start.employer && <bdi>{start.employer}</bdi>}
        <span>{t('newcomers.team.from', { from: date(start.startedOn) })}</span>
        {start.hours !== null && <span>{t('newcomers.work.hours_shown', { hours: start.hours })}</span>}
        <span>{t(`newcomers.helped_by.${start.helpedBy}`)}</span>
        {start.endedOn && <span>{t('newcomers.work.stopped', { day: date(start.endedOn) })}</span>}
      </p>
      <Earlier past={start.past} />
    </Card>
  )
}

export function toDetails(head: FileHead, t: (key: string) => string) {
  return { href: filePath(head.personId, '/gegevens'), label: t('newcomers.details.title') }
}
