import { agreementWayValues } from '../../../db/schema.ts'
import { Choices, Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { LongText, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { levels, printOf, type TalkField } from '../rules/fields.ts'
import type { AskedQuestion } from '../rules/questions.ts'
import { choicesOf, markOptions } from './talk-parts.tsx'
import { anchorOf, inWords, talkPath, type TalkView, valueOf } from './view.ts'

interface Props {
  readonly view: TalkView
}

/** Before completing: what was not talked about, and what completing means. */
export function CompletionPage({ view, open }: Props & { open: readonly AskedQuestion[] }) {
  const { t } = useText()
  return (
    <>
      <AfterHead view={view} title="conversations.completion.title" />
      <p class="lead">{t('conversations.completion.lead')}</p>
      <Form action={talkPath(view.talk.id, '/afronding')} state={view.state}>
        {open.length > 0 && <p>{t('conversations.completion.open', { count: open.length })}</p>}
        {open.length > 0 && (
          <ul>
            {open.map(({ key, name, text }) => (
              <li><a class="nl-link" href={`${talkPath(view.talk.id)}#${anchorOf(key)}`}>
                {inWords(name ?? text, view.language)}
              </a></li>
            ))}
          </ul>
        )}
        {open.length > 0 && <Tick name="rest" label={t('conversations.completion.rest')} />}
        <SubmitRow label={t('conversations.completion.submit')}
          cancel={backTo(view, t('conversations.completion.back'))} />
      </Form>
    </>
  )
}

interface CorrectionProps extends Props {
  /** Of the field that is corrected. */
  readonly name: string
  readonly field: TalkField
  readonly state: DraftState
}

/** A late correction: the new words beside the old, and why. */
export function CorrectionPage(props: CorrectionProps) {
  const { view, name, state } = props
  const { t, time } = useText()
  return (
    <>
      <AfterHead view={view} title="conversations.correction.title" />
      <Form action={talkPath(view.talk.id, '/verbeteringen')} state={state}>
        {isTyped(props) && (
          <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        )}
        <HiddenField name="question" value={name} />
        <HiddenField name="base" value={printOf(valueOf(view, name))} />
        <CorrectedField {...props} />
        <TextField name="reason" label={t('conversations.correction.why')} maxLength={300} />
        <SubmitRow label={t('conversations.correction.submit')}
          cancel={backTo(view, t('conversations.completion.back'))} />
      </Form>
    </>
  )
}

/** Words that are kept while somebody types them; the rest is chosen. */
function isTyped({ view, name, field }: CorrectionProps): boolean {
  return field.kind === 'themes' || (field.kind === 'answer' && questionOf(view, name)?.options === undefined)
}

function questionOf(view: TalkView, name: string): AskedQuestion | undefined {
  return view.questions.find(({ key }) => key === name)
}

function CorrectedField(props: CorrectionProps) {
  const { view, name, field } = props
  const { t } = useText()
  const now = valueOf(view, name)
  if (field.kind === 'circumstance') {
    return <DateField name="body" label={t('conversations.field.held_on')} value={now} max={view.today} />
  }
  if (isTyped(props)) return <CorrectedWords {...props} />
  return <SelectField name="body" value={now} {...useChoicesOf(props)} />
}

/** What a field that is chosen is called, what can be chosen in it, and what nothing chosen means. */
function useChoicesOf({ view, name, field }: CorrectionProps) {
  const { t } = useText()
  if (field.kind === 'level') {
    const options = levels.map((level) => ({ value: level, label: t(`conversations.level.${level}`) }))
    return { label: t(`conversations.skill.${field.skill}`), options, empty: t('conversations.level.unknown') }
  }
  const question = questionOf(view, name)
  const label = question ? inWords(question.text, view.language) : name
  if (field.kind === 'mark') return { label, options: markOptions, empty: t('conversations.health.no_mark') }
  const options = question ? choicesOf(question, view) : []
  return { label, options, empty: t('conversations.network.not_asked') }
}

function CorrectedWords({ view, name, state }: CorrectionProps) {
  const { t } = useText()
  const now = valueOf(view, name)
  const theirs = state.conflicts?.['body']?.theirs
  const question = questionOf(view, name)
  return (
    <LongText name="body" label={question ? inWords(question.text, view.language) : t('conversations.part.themes')}
      {...(question ? {} : { help: t('conversations.themes.free_help') })} value={now} rows={question ? 6 : 3}
      draft={draftOf(state.draftKey)} beside={<>
        <p>{t(theirs === undefined ? 'conversations.correction.now' : 'conversations.conflict.theirs')}</p>
        <OwnWords>{theirs ?? (now || '–')}</OwnWords>
      </>} />
  )
}

/** That the newcomer agreed: how it was read back, and when. */
export function AgreementPage({ view }: Props) {
  const { t } = useText()
  return (
    <>
      <AfterHead view={view} title="conversations.agreed.title" />
      <p class="lead">{t('conversations.agreed.lead', { name: view.name })}</p>
      <Form action={talkPath(view.talk.id, '/akkoord')} state={view.state}>
        <Choices name="way" legend={t('conversations.agreed.way')} options={agreementWayValues
          .filter((way) => way !== 'own_page')
          .map((way) => ({ value: way, label: t(`conversations.way.${way}`) }))} />
        <DateField name="agreed_on" label={t('conversations.agreed.day')} value={view.today} max={view.today} />
        <TextField name="note" label={t('conversations.agreed.note')} optional maxLength={300} />
        <SubmitRow label={t('conversations.agreed.submit')} cancel={backTo(view, t('conversations.completion.back'))} />
      </Form>
    </>
  )
}

function AfterHead({ view, title }: Props & { title: string }) {
  const { t } = useText()
  return (
    <PageHead title={<>{t(title)}: <bdi>{view.name}</bdi></>}
      back={backTo(view, t('conversations.completion.back'))} />
  )
}

function backTo(view: TalkView, label: string) {
  return { href: talkPath(view.talk.id), label }
}
