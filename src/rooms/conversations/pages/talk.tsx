import { interpreterStateValues } from '../../../db/schema.ts'
import { Button, ButtonLink } from '../../../web/components/button.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { mayBecomePlan } from '../rules/questions.ts'
import { TalkDay, TalkLineField, TalkSelect, TalkText } from './talk-fields.tsx'
import { TalkHead } from './talk-head.tsx'
import { OwnWordsPart, Part, TalkPartSection } from './talk-parts.tsx'
import { anchorOf, inWords, questionsIn, talkPath, type TalkView, valueOf } from './view.ts'

/** The whole talk on one page: own words first, everything within reach, saved while typing. */
export function TalkPage({ view }: { view: TalkView }) {
  const { t, time } = useText()
  return (
    <>
      <TalkHead view={view} />
      {view.standing === 'planned' && view.talk.plannedOn !== view.today && (
        <Notice>{t('conversations.talk.preparing')}</Notice>
      )}
      <div class="talk-page">
        <TalkIndex view={view} />
        <Form action={talkPath(view.talk.id)} state={view.state} id="gesprek"
          draft={{ url: talkPath(view.talk.id, '/veld'), key: view.talk.id }}>
          <SavedLine savedAt={view.savedAt ? time(view.savedAt) : null} />
          <OwnWordsPart view={view} />
          {view.parts.map((part) => <TalkPartSection view={view} part={part} />)}
          <Circumstances view={view} />
          <SubmitRow label={t('conversations.talk.save')}>
            <Button name="then" value="complete">{t('conversations.talk.complete')}</Button>
          </SubmitRow>
        </Form>
      </div>
      {view.maySeeFile && <SaidPart view={view} />}
    </>
  )
}

const partIds = {
  topics: 'onderwerpen', levels: 'taalniveau', health: 'gezondheid', connectedness: 'verbondenheid', themes: 'themas',
} as const

/** People jump between themes in a talk: every part is one tap away. */
function TalkIndex({ view }: { view: TalkView }) {
  const { t } = useText()
  const places = [
    { id: 'eigen-woorden', label: t('conversations.part.own') },
    ...view.parts.map((part) => ({ id: partIds[part], label: t(`conversations.part.${part}`) })),
    { id: 'omstandigheden', label: t('conversations.part.circumstances') },
    ...(view.maySeeFile ? [{ id: 'gezegd', label: t('conversations.part.said') }] : []),
  ]
  return (
    <nav class="talk-index" aria-label={t('conversations.talk.index')}>
      <ul>{places.map(({ id, label }) => <li><a class="nl-link" href={`#${id}`}>{label}</a></li>)}</ul>
    </nav>
  )
}

/** How the talk was held; last, because it is not what the talk is about. */
function Circumstances({ view }: { view: TalkView }) {
  const { t } = useText()
  return (
    <Part id="omstandigheden" title="conversations.part.circumstances">
      <TalkDay view={view} name="held_on" label={t('conversations.field.held_on')}
        help={t('conversations.field.held_on_help')} />
      <TalkLineField view={view} name="language" label={t('conversations.field.language')} />
      <TalkSelect view={view} name="interpreter" label={t('conversations.field.interpreter')}
        options={interpreterStateValues.map((state) =>
          ({ value: state, label: t(`conversations.interpreter.${state}`) }))} />
      <TalkLineField view={view} name="interpreter_note" label={t('conversations.field.interpreter_note')} />
      <TalkLineField view={view} name="place" label={t('conversations.field.place')} />
      <TalkText view={view} name="present_note" label={t('conversations.field.present_note')} rows={2} />
    </Part>
  )
}

/** What was said becomes part of the plan in one tap, and keeps its origin (ZE-04). */
function SaidPart({ view }: { view: TalkView }) {
  const { t } = useText()
  const said = view.questions.filter((question) => mayBecomePlan(question) && question.kind === 'text'
    && valueOf(view, question.key) !== '')
  return (
    <Part id="gezegd" title="conversations.part.said" lead="conversations.said.lead">
      {said.length === 0 && <p>{t('conversations.said.empty')}</p>}
      <div class="said-sheet">{said.map((question) => (
        <section class="said" id={`gezegd-${anchorOf(question.key)}`}>
          <h3>{inWords(question.name ?? question.text, view.language)}</h3>
          <OwnWords>{valueOf(view, question.key)}</OwnWords>
          <div class="said-acts"><SaidActions view={view} questionKey={question.key} /></div>
        </section>
      ))}</div>
    </Part>
  )
}

/** The taps that turn words into a goal, an action or a contact moment. */
export function SaidActions({ view, questionKey }: { view: TalkView; questionKey: string }) {
  const { t } = useText()
  const { id } = view.person
  const origin = { conversation: view.talk.id, question: questionKey }
  const path = `/nieuwkomers/${id}/plan/doelen/uit-gesprek`
  return (
    <>
      <span class="said-make" aria-hidden="true">{t('conversations.said.make')}</span>
      <PostButton look="quiet" action={path} values={{ ...origin, as: 'goal' }}><Made what="goal" /></PostButton>
      <PostButton look="quiet" action={path} values={{ ...origin, as: 'action' }}><Made what="action" /></PostButton>
      <PostButton look="quiet" action={talkPath(view.talk.id, '/contactmoment')} values={{ question: questionKey }}>
        <Made what="contact" />
      </PostButton>
    </>
  )
}

// Seen it is one short word after "maak hiervan een", so that what was said leads; heard it is the whole verb.
function Made({ what }: { what: 'goal' | 'action' | 'contact' }) {
  const { t } = useText()
  return (
    <>
      <span class="said-made" aria-hidden="true">{t(`conversations.said.short_${what}`)}</span>
      <span class="sr-only">{t(`conversations.said.${what}`)}</span>
    </>
  )
}

/** What there is to see of a talk that was cancelled. */
export function CancelledTalk({ view }: { view: TalkView }) {
  const { t, date } = useText()
  return (
    <>
      <TalkHead view={view} />
      <Notice title={t('conversations.talk.cancelled', { date: date(view.talk.cancelledOn) })}>
        <OwnWords>{view.talk.cancelReason}</OwnWords>
      </Notice>
      {questionsIn(view, 'own').some(({ key }) => valueOf(view, key) !== '')
        && <p>{t('conversations.talk.cancelled_kept')}</p>}
      {view.maySeeFile && (
        <ButtonLink look="primary" href={`/nieuwkomers/${view.person.id}/gesprekken/nieuw`}>
          {t('conversations.plan.button')}
        </ButtonLink>
      )}
    </>
  )
}
