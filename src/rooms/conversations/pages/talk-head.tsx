import { ButtonLink } from '../../../web/components/button.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { momentName } from './moment.ts'
import { personTalksPath, talkPath, type TalkView } from './view.ts'

/** Which talk, with whom, and what is needed to hold it; the way to the file for who may open it. */
export function TalkHead({ view }: { view: TalkView }) {
  const { t } = useText()
  const back = view.maySeeFile
    ? { href: personTalksPath(view.person.id), label: t('conversations.talk.back', { name: view.name }) }
    : { href: '/gesprekken', label: t('conversations.talk.back_list') }
  return (
    <>
      <PageHead title={<TalkTitle view={view} />} back={back}>
        <ButtonLink href={talkPath(view.talk.id, '/samen')}>{t('conversations.talk.together')}</ButtonLink>
        {(view.standing === 'planned' || view.standing === 'unreported') && (
          <ButtonLink href={talkPath(view.talk.id, '/afspraak')}>{t('conversations.talk.rearrange')}</ButtonLink>
        )}
      </PageHead>
      <TalkFacts view={view} />
    </>
  )
}

function TalkTitle({ view }: { view: TalkView }) {
  const { t } = useText()
  return <>{momentName(t, view.moment, view.isEarly)}: <bdi>{view.name}</bdi></>
}

function TalkFacts({ view }: { view: TalkView }) {
  const { t, list, languageName } = useText()
  const { talk, person } = view
  const isToCome = talk.heldOn === null
  return (
    <dl class="facts">
      <dt>{t('conversations.fact.when')}</dt>
      <dd><When view={view} /></dd>
      <dt>{t('conversations.fact.interviewer')}</dt>
      <dd>
        {talk.interviewerName
          ? <bdi>{talk.interviewerName}</bdi> : t(`conversations.fact.${isToCome ? 'nobody' : 'unknown'}`)}
      </dd>
      <dt>{t('conversations.fact.languages')}</dt>
      <dd><bdi>{list(person.languages.map(languageName)) || t('conversations.fact.unknown')}</bdi></dd>
      <dt>{t('conversations.fact.interpreter')}</dt>
      <dd>
        {isToCome && person.interpreterNeeded && talk.interpreter === 'unknown'
          ? t('conversations.fact.interpreter_needed') : t(`conversations.interpreter.${talk.interpreter}`)}
      </dd>
    </dl>
  )
}

function When({ view }: { view: TalkView }) {
  const { t, date, row } = useText()
  const { heldOn, plannedOn, plannedTime, place } = view.talk
  const day = heldOn ?? plannedOn
  const key = heldOn ? 'conversations.when.held' : 'conversations.when.planned'
  return (
    <>
      {row([t(key, { date: date(day) }), !heldOn && plannedTime])}
      {place && <>{t('web.comma')}<bdi>{place}</bdi></>}
    </>
  )
}
