import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import {
  type Heading, type Moment, puzzleAreas, type Question, type ReadyAction, type Target, type Topic, voices,
} from '../../approaches/forms.ts'
import type { Draft } from '../queries/drafts.ts'
import type { Entry, ListName } from '../rules/lists.ts'
import { pathOf } from './paths.ts'
import { wordsIn } from './sections.tsx'
import { TextFields } from './text-fields.tsx'

interface EntryView {
  readonly list: ListName
  readonly draft: Draft
  readonly id: string | null
  /** null for a new one. */
  readonly entry: Entry | null
  /** What can be counted: the targets that the product ships. */
  readonly measures: readonly Target[]
  readonly state: FormState
  readonly title: string
}

/** One entry of a list: its words first, then where it belongs. */
export function EntryPage({ view }: { view: EntryView }) {
  const { t } = useText()
  const { list, id, draft, state, title } = view
  const isWorded = list !== 'moments' && list !== 'targets'
  return (
    <>
      <PageHead title={title} back={{ href: pathOf(list), label: t(`adoptions.section.${list}`) }}
        {...(isWorded && id !== null ? { lead: t('adoptions.entries.renaming') } : {})} />
      <Form action={id === null ? pathOf(list) : `${pathOf(list)}/${id}`} state={state}>
        <HiddenField name="version" value={String(draft.version)} />
        <Fields view={view} />
        <SubmitRow label={t('adoptions.draft.save')}
          cancel={{ href: pathOf(list), label: t('adoptions.draft.cancel') }} />
      </Form>
    </>
  )
}

const noText = { nl: '', en: '', ar: '' }
const noSpoken = { ...noText, ti: '', tr: '', uk: '', fa: '' }

function Fields({ view }: { view: EntryView }) {
  const { list, entry, draft, measures } = view
  switch (list) {
    case 'moments': return <MomentFields moment={entry as Moment | null} />
    case 'questions': return <QuestionFields question={entry as Question | null} />
    case 'topics': return <TopicFields topic={entry as Topic | null} />
    case 'headings': return <HeadingFields heading={entry as Heading | null} />
    case 'actions': return <ActionFields action={entry as ReadyAction | null} draft={draft} />
    case 'targets': return <TargetFields target={entry as Target | null} measures={measures} />
  }
}

function NumberField({ name, value, help, optional = false }: {
  name: string
  value: number | null | undefined
  help?: string
  optional?: boolean
}) {
  const { t } = useText()
  return (
    <TextField name={name} label={t(`adoptions.field.${name}`)} value={String(value ?? '')}
      inputmode="numeric" size="short" optional={optional} {...(help ? { help } : {})} />
  )
}

function MomentFields({ moment }: { moment: Moment | null }) {
  const { t } = useText()
  const days = moment ? [moment.daysBefore ?? 0, moment.daysAfter] : [30, 30]
  return (
    <>
      <NumberField name="months" value={moment?.months} help={t('adoptions.moments.months_help')} />
      <NumberField name="days_before" value={days[0]} help={t('adoptions.moments.before_help')} />
      <NumberField name="days_after" value={days[1]} help={t('adoptions.moments.after_help')} />
    </>
  )
}

function QuestionFields({ question }: { question: Question | null }) {
  const { t } = useText()
  return (
    <>
      <TextFields name="question" label={t('adoptions.field.question')} text={question?.text ?? noText} />
      <SelectField name="voice" label={t('adoptions.field.voice')} value={question?.voice ?? 'wish'}
        options={voices.map((value) => ({ value, label: t(`adoptions.voice.${value}`) }))} />
      <TextField name="help_nl" label={t('adoptions.field.help')} value={question?.help?.nl ?? ''} optional />
      <HiddenField name="help_en" value={question?.help?.en ?? ''} />
      <HiddenField name="help_ar" value={question?.help?.ar ?? ''} />
    </>
  )
}

function AreaField({ value }: { value: string | undefined }) {
  const { t } = useText()
  return (
    <SelectField name="area" label={t('adoptions.field.area')} value={value ?? 'participation'}
      options={puzzleAreas.map((area) => ({ value: area, label: t(`approaches.area.${area}`) }))} />
  )
}

function TopicFields({ topic }: { topic: Topic | null }) {
  const { t } = useText()
  return (
    <>
      <TextFields name="name" label={t('adoptions.field.topic')} text={topic?.name ?? noText} />
      <TextFields name="question" label={t('adoptions.field.question')} text={topic?.question ?? noText} />
      <AreaField value={topic?.area} />
    </>
  )
}

function HeadingFields({ heading }: { heading: Heading | null }) {
  const { t } = useText()
  return <TextFields name="name" label={t('adoptions.field.heading')} text={heading?.name ?? noSpoken} />
}

function ActionFields({ action, draft }: { action: ReadyAction | null; draft: Draft }) {
  const { t, language } = useText()
  const { headings } = draft.approach.frame
  return (
    <>
      <TextFields name="name" label={t('adoptions.field.action')} text={action?.name ?? noSpoken} />
      <SelectField name="heading" label={t('adoptions.field.under')} value={action?.heading ?? headings[0]?.key}
        options={headings.map(({ key, name }) => ({ value: key, label: wordsIn(name, language) }))} />
      <AreaField value={action?.area} />
    </>
  )
}

function TargetFields({ target, measures }: { target: Target | null; measures: readonly Target[] }) {
  const { t, language } = useText()
  const kinds = measures.filter(({ key }, at) => measures.findIndex((other) => other.key === key) === at)
  return (
    <>
      {target ? <HiddenField name="measure" value={target.key} /> : (
        <SelectField name="measure" label={t('adoptions.field.measure')} empty={t('adoptions.targets.other')} optional
          options={kinds.map(({ key, name }) => ({ value: key, label: wordsIn(name, language) }))} />
      )}
      <TextFields name="name" label={t('adoptions.field.target')} text={target?.name ?? noText} />
      <TextField name="period" label={t('adoptions.field.period')} help={t('adoptions.targets.period_help')}
        value={target?.period ?? ''} size="short" optional />
      <NumberField name="share" optional help={t('adoptions.targets.share_help')}
        value={target?.share === undefined ? null : Math.round(target.share * 100)} />
      <NumberField name="count" value={target?.count} optional help={t('adoptions.targets.count_help')} />
      <NumberField name="within_months" value={target?.withinMonths} optional />
    </>
  )
}
