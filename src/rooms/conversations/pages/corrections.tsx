import { Disclosure } from '../../../web/components/disclosure.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { talkPath, type TalkView } from './view.ts'

interface Props {
  readonly view: TalkView
}

/** What stood there before, with who changed it, when and why; `words` says a kept value in the reader's language. */
export function Corrections({ view, questionKey, words = (body) => body }: Props & {
  questionKey: string
  words?: (body: string) => string
}) {
  const { t, moment } = useText()
  const list = view.corrections.filter((correction) => correction.questionKey === questionKey)
  if (list.length === 0) return null
  return (
    <Disclosure label={t('conversations.correction.count', { count: list.length })}>
      {list.map(({ oldBody, reason, correctedAt, correctedBy }) => (
        <section>
          <p>{t('conversations.correction.by', { name: correctedBy, moment: moment(correctedAt) })}</p>
          <p>{t('conversations.correction.reason')} <bdi>{reason}</bdi></p>
          <p>{t('conversations.correction.was')}</p>
          <OwnWords>{words(oldBody) || '–'}</OwnWords>
        </section>
      ))}
    </Disclosure>
  )
}

/** The way to correcting one field; `of` names it for who hears the page. */
export function Correct({ view, name, of, isAct = false }: Props & { name: string; of: string; isAct?: boolean }) {
  const { t } = useText()
  return (
    <a class={isAct ? 'nl-link said-correct' : 'nl-link'} href={talkPath(view.talk.id, `/verbetering?vraag=${name}`)}>
      {t('conversations.correction.link')}<span class="sr-only">: {of}</span>
    </a>
  )
}
