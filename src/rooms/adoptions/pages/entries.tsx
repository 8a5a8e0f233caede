import { ButtonLink } from '../../../web/components/button.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Draft } from '../queries/drafts.ts'
import { type Entry, entriesOf, idOf, type ListName } from '../rules/lists.ts'
import { draftPath, pathOf } from './paths.ts'
import { momentLine, targetLine, wordsIn } from './sections.tsx'

interface EntriesView {
  readonly list: ListName
  readonly draft: Draft
  /** In force now, and not in the draft. */
  readonly ended: readonly Entry[]
  readonly state: FormState
}

/** One list of the draft in its order: change, move, end, add; what ends with this change can still stay. */
export function EntriesPage({ view }: { view: EntriesView }) {
  const { t } = useText()
  const { list, draft, ended } = view
  const entries = entriesOf(draft.approach, list)
  return (
    <>
      <PageHead title={t(`adoptions.section.${list}`)} lead={t(`adoptions.lead.${list}`)}
        back={{ href: draftPath, label: t('adoptions.draft.back') }}>
        <ButtonLink icon="add" look="primary" href={`${pathOf(list)}/nieuw`}>{t(`adoptions.${list}.add`)}</ButtonLink>
      </PageHead>
      {Object.values(view.state.problems).flat().map((problem) => <Notice kind="error" announce>{problem}</Notice>)}
      <ol class="own-list">
        {entries.map((entry, at) => <EntryLine entry={entry} view={view} isFirst={at === 0} />)}
      </ol>
      {ended.length > 0 && (
        <>
          <h2>{t('adoptions.entries.ending')}</h2>
          <p>{t('adoptions.entries.ending_lead')}</p>
          <ul class="own-list">{ended.map((entry) => <EndedLine entry={entry} view={view} />)}</ul>
        </>
      )}
    </>
  )
}

interface LineProps {
  readonly entry: Entry
  readonly view: EntriesView
}

function EntryLine({ entry, view, isFirst }: LineProps & { isFirst: boolean }) {
  const texts = useText()
  const { list, draft } = view
  const path = `${pathOf(list)}/${idOf(entry)}`
  const name = nameOfEntry(entry, texts)
  const values = { version: String(draft.version) }
  const act = (key: string) => <>{texts.t(`adoptions.entries.${key}`)}<span class="sr-only"> {name}</span></>
  return (
    <li>
      <p><a class="nl-link" href={path}>{name}</a></p>
      <div class="actions">
        {list !== 'moments' && !isFirst && (
          <PostButton action={`${path}/plaats`} look="quiet" values={values}>{act('up')}</PostButton>
        )}
        <PostButton action={`${path}/einde`} look="quiet" values={values}>{act('end')}</PostButton>
      </div>
    </li>
  )
}

function EndedLine({ entry, view }: LineProps) {
  const texts = useText()
  const { list, draft } = view
  const name = nameOfEntry(entry, texts)
  return (
    <li>
      <p><s>{name}</s></p>
      <PostButton action={`${pathOf(list)}/${idOf(entry)}/blijft`} look="quiet"
        values={{ version: String(draft.version) }}>
        {texts.t('adoptions.entries.keep')}<span class="sr-only"> {name}</span>
      </PostButton>
    </li>
  )
}

function nameOfEntry(entry: Entry, texts: Texts): string {
  const { language } = texts
  if ('months' in entry) return momentLine(entry, texts)
  if ('period' in entry) return targetLine(entry, texts)
  if ('text' in entry) return wordsIn(entry.text, language)
  return 'question' in entry
    ? `${wordsIn(entry.name, language)}: ${wordsIn(entry.question, language)}` : wordsIn(entry.name, language)
}
