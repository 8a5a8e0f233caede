import { languageSkillValues } from '../../../db/schema.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { type AskedQuestion, mayBecomePlan } from '../rules/questions.ts'
import { Correct, Corrections } from './corrections.tsx'
import { SaidActions } from './talk.tsx'
import { TalkHead } from './talk-head.tsx'
import { Part, Webs } from './talk-parts.tsx'
import { anchorOf, inWords, talkPath, type TalkView, valueOf } from './view.ts'

interface Props {
  readonly view: TalkView
}

/** A completed talk, with its questions as they were asked; corrections leave the old words in sight. */
export function CompletedTalk({ view }: Props) {
  const { t, moment } = useText()
  const { completedAt, completedBy } = view.talk
  const asked = view.questions.filter(({ kind }) => kind !== 'mark')
  return (
    <>
      <TalkHead view={view} />
      <Notice kind="ok">
        {t('conversations.completed.by', { name: completedBy ?? '', moment: completedAt ? moment(completedAt) : '' })}
      </Notice>
      <Agreed view={view} />
      {[...Map.groupBy(asked, ({ part }) => part)].map(([part, questions]) => (
        <PartSaid view={view} part={part} questions={questions} />
      ))}
      <Webs view={view} />
      <MarksGiven view={view} />
      <LevelsGiven view={view} />
      <ThemesGiven view={view} />
      <HowHeld view={view} />
    </>
  )
}

/** Written down by whom, how and when; never as the newcomer's own act. */
function Agreed({ view }: Props) {
  const { t, date } = useText()
  const [newest] = view.agreements
  const corrected = view.corrections[0]?.correctedAt
  return (
    <section class="agreed">
      {!newest && <p>{t('conversations.agreed.none')}</p>}
      {newest && (
        <p>{t('conversations.agreed.by', {
          way: t(`conversations.way.${newest.way}`), date: date(newest.agreedOn), name: newest.writtenBy,
        })}</p>
      )}
      {newest?.note && <OwnWords>{newest.note}</OwnWords>}
      {newest && corrected && corrected > newest.writtenAt && <p>{t('conversations.agreed.before_correction')}</p>}
      <ButtonLink href={talkPath(view.talk.id, '/akkoord')}>{t('conversations.agreed.button')}</ButtonLink>
    </section>
  )
}

/** One sheet for what was said in a part: the words first, what was chosen from a list short below it. */
function PartSaid({ view, part, questions }: Props & {
  part: AskedQuestion['part']
  questions: readonly AskedQuestion[]
}) {
  const isAlwaysShown = ({ part: of, kind }: AskedQuestion) => of === 'topics' && kind === 'text'
  const isCorrected = ({ key }: AskedQuestion) => view.corrections.some(({ questionKey }) => questionKey === key)
  const given = questions.filter((question) =>
    wordsOf(view, question) !== '' || isAlwaysShown(question) || isCorrected(question))
  const empty = questions.filter((question) => !given.includes(question))
  const [words, choices] = [given.filter(({ kind }) => kind === 'text'), given.filter(({ kind }) => kind !== 'text')]
  if (given.length === 0 && empty.length === 0) return null
  const title = part === 'own' ? 'conversations.completed.title' : `conversations.part.${part}`
  return (
    <Part id={`gesprek-${part}`} title={title}>
      {words.length > 0 && (
        <div class="said-sheet">{words.map((question) => <AnswerGiven view={view} question={question} />)}</div>
      )}
      {choices.length > 0 && (
        <dl class="said-sheet said-choices">
          {choices.map((question) => <ChoiceGiven view={view} question={question} />)}
        </dl>
      )}
      <LeftEmpty view={view} questions={empty} />
    </Part>
  )
}

/** What nobody wrote at a question may have been said all the same: it can be added with its trace. */
function LeftEmpty({ view, questions }: Props & { questions: readonly AskedQuestion[] }) {
  const { t } = useText()
  if (questions.length === 0) return null
  return (
    <Disclosure label={t('conversations.correction.empty', { count: questions.length })}>
      <ul>{questions.map(({ key, text }) => (
        <li id={anchorOf(key)}>
          {inWords(text, view.language)} <Correct view={view} name={key} of={inWords(text, view.language)} />
        </li>
      ))}</ul>
    </Disclosure>
  )
}

function AnswerGiven({ view, question }: Props & { question: AskedQuestion }) {
  const { t } = useText()
  const words = wordsOf(view, question)
  const title = inWords(question.text, view.language)
  return (
    <section class="said" id={anchorOf(question.key)}>
      <h3>{question.name && <>{inWords(question.name, view.language)}: </>}{title}</h3>
      {words === '' ? <p>{t('conversations.topic.skipped')}</p> : <OwnWords>{words}</OwnWords>}
      <Corrections view={view} questionKey={question.key} />
      <div class="said-acts">
        {words !== '' && view.maySeeFile && mayBecomePlan(question)
          && <SaidActions view={view} questionKey={question.key} />}
        <Correct view={view} name={question.key} of={title} isAct />
      </div>
    </section>
  )
}

function ChoiceGiven({ view, question }: Props & { question: AskedQuestion }) {
  const title = inWords(question.text, view.language)
  return (
    <div class="said" id={anchorOf(question.key)}>
      <dt>{title}</dt>
      <dd>
        {wordsOf(view, question) || '–'} <Correct view={view} name={question.key} of={title} />
        <Corrections view={view} questionKey={question.key} words={(value) => inOptions(view, question, value)} />
      </dd>
    </div>
  )
}

function wordsOf(view: TalkView, question: AskedQuestion): string {
  return inOptions(view, question, valueOf(view, question.key))
}

function inOptions(view: TalkView, question: AskedQuestion, value: string): string {
  const option = question.options?.[value]
  return option ? inWords(option, view.language) : value
}

/** The marks beside the web, since a drawing cannot be read out or corrected. */
function MarksGiven({ view }: Props) {
  const marks = view.questions.filter(({ kind }) => kind === 'mark')
  if (marks.length === 0) return null
  return (
    <Part id="cijfers" title="conversations.part.marks">
      <dl class="facts">
        {marks.map(({ key, name, text }) => {
          const title = inWords(name ?? text, view.language)
          return (
            <>
              <dt>{title}</dt>
              <dd>
                {valueOf(view, key) || '–'} <Correct view={view} name={key} of={title} />
                <Corrections view={view} questionKey={key} />
              </dd>
            </>
          )
        })}
      </dl>
    </Part>
  )
}

function LevelsGiven({ view }: Props) {
  const { t } = useText()
  const words = (level: string) => t(`conversations.level.${level || 'unknown'}`)
  return (
    <Part id="taalniveau" title="conversations.part.levels">
      <dl class="facts">
        {languageSkillValues.map((skill) => (
          <>
            <dt>{t(`conversations.skill.${skill}`)}</dt>
            <dd>
              {words(valueOf(view, `level.${skill}`))}{' '}
              <Correct view={view} name={`level.${skill}`} of={t(`conversations.skill.${skill}`)} />
              <Corrections view={view} questionKey={`level.${skill}`} words={words} />
            </dd>
          </>
        ))}
      </dl>
      <p>{t('conversations.levels.known_by', { source: t(`conversations.source.${view.talk.levelSource}`) })}</p>
    </Part>
  )
}

function ThemesGiven({ view }: Props) {
  const { t, row } = useText()
  const tagged = view.themes.filter(({ id }) => valueOf(view, `theme.${id}`) === 'on')
  return (
    <Part id="themas" title="conversations.part.themes">
      {tagged.length > 0 && <ul>{tagged.map(({ name }) => <li><bdi>{name}</bdi></li>)}</ul>}
      <p><Correct view={view} name="themes" of={t('conversations.part.themes')} /></p>
      <Corrections view={view} questionKey="themes" words={(names) => row(names.split(', '))} />
    </Part>
  )
}

function HowHeld({ view }: Props) {
  const { t, date, languageName } = useText()
  const { heldOn, language, interpreter, interpreterNote, presentNote } = view.talk
  return (
    <Part id="omstandigheden" title="conversations.part.circumstances">
      <dl class="facts">
        <dt>{t('conversations.field.held_on')}</dt>
        <dd>
          {date(heldOn)} <Correct view={view} name="held_on" of={t('conversations.field.held_on')} />
          <Corrections view={view} questionKey="held_on" words={date} />
        </dd>
        <dt>{t('conversations.field.language')}</dt><dd><bdi>{languageName(language) || '–'}</bdi></dd>
        <dt>{t('conversations.field.interpreter')}</dt>
        <dd>
          {t(`conversations.interpreter.${interpreter}`)}
          {interpreterNote && <>{t('web.comma')}<bdi>{interpreterNote}</bdi></>}
        </dd>
        <dt>{t('conversations.field.present_note')}</dt><dd><bdi>{presentNote || '–'}</bdi></dd>
      </dl>
    </Part>
  )
}
