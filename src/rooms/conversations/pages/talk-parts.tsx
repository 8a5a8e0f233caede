import { languageSkillValues, levelSourceValues } from '../../../db/schema.ts'
import { HealthWeb } from '../../../web/components/health-web.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { useText } from '../../../web/texts.tsx'
import type { TalkPart } from '../../approaches/forms.ts'
import { dimensions } from '../rules/dimensions.ts'
import { levels } from '../rules/fields.ts'
import { type Connection, connections, networkQuestions } from '../rules/network.ts'
import { type AskedQuestion, howKey, topicsOf } from '../rules/questions.ts'
import { TalkSelect, TalkText, TalkTick } from './talk-fields.tsx'
import { momentName } from './moment.ts'
import { anchorOf, inWords, questionsIn, type TalkView } from './view.ts'

interface Props {
  readonly view: TalkView
}

/** What the newcomer says first, in their own words (ZE-02, ZE-04). */
export function OwnWordsPart({ view }: Props) {
  return (
    <Part id="eigen-woorden" title="conversations.part.own">
      {questionsIn(view, 'own').map((question) => <Question view={view} question={question} />)}
    </Part>
  )
}

/** One of the other parts, in the order of the approach. */
export function TalkPartSection({ view, part }: Props & { part: TalkPart }) {
  if (part === 'topics') return <TopicsPart view={view} />
  if (part === 'levels') return <LevelsPart view={view} />
  if (part === 'health') return <HealthPart view={view} />
  return part === 'connectedness' ? <NetworkPart view={view} /> : <ThemesPart view={view} />
}

function Question({ view, question }: Props & { question: AskedQuestion }) {
  const help = question.help && inWords(question.help, view.language)
  return (
    <div id={anchorOf(question.key)}>
      <TalkText view={view} name={question.key} label={inWords(question.text, view.language)} help={help} />
    </div>
  )
}

function TopicsPart({ view }: Props) {
  const { t } = useText()
  return (
    <Part id="onderwerpen" title="conversations.part.topics">
      {topicsOf(view.questions).map((question) => (
        <section id={anchorOf(question.key)} class="talk-topic">
          <h3>{question.name ? inWords(question.name, view.language) : ''}</h3>
          <TalkText view={view} name={question.key} label={inWords(question.text, view.language)} />
          <HowItGoes view={view} topic={question.key} />
          <TalkTick view={view} name={`skip.${question.key}`} label={t('conversations.topic.skip')} />
        </section>
      ))}
    </Part>
  )
}

function HowItGoes({ view, topic }: Props & { topic: string }) {
  const { t } = useText()
  const key = howKey(topic.slice('topic.'.length))
  const asked = view.questions.find((question) => question.key === key)
  if (!asked) return null
  return (
    <TalkSelect view={view} name={key} label={t('conversations.topic.how')} help={useEarlierChoice(view, asked)}
      options={[{ value: '', label: t('conversations.network.not_asked') }, ...choicesOf(asked, view)]} />
  )
}

function LevelsPart({ view }: Props) {
  const { t } = useText()
  const level = (key: string) => ({ value: key, label: t(`conversations.level.${key}`) })
  return (
    <Part id="taalniveau" title="conversations.part.levels" lead="conversations.levels.lead">
      <div class="talk-grid talk-grid--levels">
        {languageSkillValues.map((skill) => (
          <TalkSelect view={view} name={`level.${skill}`} label={t(`conversations.skill.${skill}`)}
            help={useEarlierLevel(view, skill)}
            options={[{ value: '', label: t('conversations.level.unknown') }, ...levels.map(level)]} />
        ))}
      </div>
      <TalkSelect view={view} name="level_source" label={t('conversations.levels.source')}
        options={levelSourceValues.filter((source) => source !== 'import')
          .map((source) => ({ value: source, label: t(`conversations.source.${source}`) }))} />
    </Part>
  )
}

function useEarlierLevel(view: TalkView, skill: (typeof languageSkillValues)[number]): string | undefined {
  const { t, date } = useText()
  const known = view.earlierLevels[skill]
  return known && t('conversations.levels.earlier', {
    level: t(`conversations.level.${known.level}`), date: date(known.measuredOn),
    source: t(`conversations.source.${known.source}`),
  })
}

function HealthPart({ view }: Props) {
  const { t } = useText()
  return (
    <Part id="gezondheid" title="conversations.part.health">
      <Notice>{t('conversations.health.aid')}</Notice>
      <div class="talk-beside">
        <div class="talk-grid">
          {dimensions.map((dimension) => <DimensionFields view={view} dimension={dimension} />)}
        </div>
        <Webs view={view} />
      </div>
      {questionsIn(view, 'health').filter(({ kind }) => kind === 'text')
        .map((question) => <Question view={view} question={question} />)}
    </Part>
  )
}

/** The marks that can be given. */
export const markOptions = Array.from({ length: 11 }, (_, mark) => ({ value: String(mark), label: String(mark) }))

function DimensionFields({ view, dimension }: Props & { dimension: (typeof dimensions)[number] }) {
  const { t } = useText()
  return (
    <fieldset class="talk-dimension">
      <legend>{inWords(dimension.name, view.language)}</legend>
      <TalkSelect view={view} name={`mark.${dimension.key}`} label={inWords(dimension.question, view.language)}
        options={[{ value: '', label: t('conversations.health.no_mark') }, ...markOptions]} />
      <TalkTick view={view} name={`wish.${dimension.key}`} label={t('conversations.health.wish')} />
    </fieldset>
  )
}

/** The web of this talk over those of earlier ones; nothing is drawn before the first mark. */
export function Webs({ view }: Props) {
  const { t, date } = useText()
  const series = view.webs.filter(({ marks: given }) => given.some((mark) => mark !== null))
  if (series.length === 0) return null
  return (
    <HealthWeb id="web" title={t('conversations.health.web')} note={t('conversations.health.aid')}
      dimensions={dimensions.map(({ name }) => inWords(name, view.language))}
      series={series.map(({ moment, day, marks: values }) => ({
        label: t('conversations.health.series', { moment: momentName(t, moment), date: date(day) }), values,
      }))} />
  )
}

function NetworkPart({ view }: Props) {
  return (
    <Part id="verbondenheid" title="conversations.part.connectedness" lead="conversations.network.lead">
      {connections.map((connection) => <ConnectionFields view={view} connection={connection} />)}
      {questionsIn(view, 'connectedness').filter(({ kind }) => kind === 'text')
        .map((question) => <Question view={view} question={question} />)}
    </Part>
  )
}

function ConnectionFields({ view, connection }: Props & { connection: Connection }) {
  const { t } = useText()
  const keys = networkQuestions.filter((one) => one.connection === connection).map(({ key }) => `net.${key}`)
  return (
    <section class="talk-topic">
      <h3>{t(`conversations.connection.${connection}`)}</h3>
      {questionsIn(view, 'connectedness').filter(({ key }) => keys.includes(key)).map((question) => (
        <TalkSelect view={view} name={question.key} label={inWords(question.text, view.language)}
          help={useEarlierChoice(view, question)} options={[
            { value: '', label: t('conversations.network.not_asked') }, ...choicesOf(question, view),
          ]} />
      ))}
    </section>
  )
}

/** The options of a question in the language of the reader. */
export function choicesOf({ options = {} }: AskedQuestion, { language }: TalkView) {
  return Object.entries(options).map(([value, text]) => ({ value, label: inWords(text, language) }))
}

function useEarlierChoice(view: TalkView, question: AskedQuestion): string | undefined {
  const { t, date } = useText()
  const [newest] = view.earlier.get(question.key) ?? []
  const words = newest && question.options?.[newest.body]
  return words && t('conversations.earlier.choice', { date: date(newest.heldOn), words: inWords(words, view.language) })
}

function ThemesPart({ view }: Props) {
  const { t } = useText()
  return (
    <Part id="themas" title="conversations.part.themes" lead="conversations.themes.lead">
      <div class="talk-themes">
        {view.themes.map(({ id, name }) => <TalkTick view={view} name={`theme.${id}`} label={<bdi>{name}</bdi>} />)}
      </div>
      <TextField name="free_themes" label={t('conversations.themes.free')} help={t('conversations.themes.free_help')}
        optional maxLength={300} />
    </Part>
  )
}

interface PartProps {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly children: preact.ComponentChildren
}

/** A part of the talk with its own place in the index; the keys are texts. */
export function Part({ id, title, lead, children }: PartProps) {
  const { t } = useText()
  return (
    <section id={id} class="talk-part" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{t(title)}</h2>
      {lead && <p class="lead">{t(lead)}</p>}
      {children}
    </section>
  )
}
