import { ButtonLink } from '../../../web/components/button.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { Webs } from './talk-parts.tsx'
import { momentName } from './moment.ts'
import { inWords, talkPath, type TalkView, valueOf } from './view.ts'

/** On the shared screen: what this person said in this talk, and nothing else. */
export function TogetherPage({ view }: { view: TalkView }) {
  const { t, longDate } = useText()
  const day = view.talk.heldOn ?? view.talk.plannedOn
  const said = view.questions.filter(({ key, kind }) => kind === 'text' && valueOf(view, key) !== '')
  return (
    <>
      <header class="page-head">
        <h1>{momentName(t, view.moment, view.isEarly)}: <bdi>{view.name}</bdi></h1>
        {day && <p class="lead">{longDate(day)}</p>}
        <div class="actions">
          {view.maySeeFile && (
            <ButtonLink look="primary" href={`/nieuwkomers/${view.person.id}/samen`}>
              {t('conversations.together.puzzle')}
            </ButtonLink>
          )}
          <ButtonLink href={talkPath(view.talk.id)}>{t('conversations.together.close')}</ButtonLink>
        </div>
      </header>
      {said.length === 0 && <p>{t('conversations.together.empty')}</p>}
      {said.map((question) => (
        <section class="said">
          <h2>{inWords(question.text, view.language)}</h2>
          <OwnWords>{valueOf(view, question.key)}</OwnWords>
        </section>
      ))}
      <Webs view={view} />
    </>
  )
}
