import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { FilterSentence } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { momentName } from './moment.ts'
import { personTalksPath, talkPath } from './view.ts'

export interface ListedTalk {
  readonly personId: string
  readonly name: string
  /** Birth year; tells two people of one name apart. */
  readonly born: number | null
  readonly moment: string
  readonly day: string
  readonly time: string | null
  readonly holder: string | null
  /** null for a moment that is late and has no talk yet. */
  readonly talkId: string | null
}

export interface TalkListView {
  readonly late: { readonly total: number; readonly items: readonly ListedTalk[] }
  readonly unreported: { readonly total: number; readonly items: readonly ListedTalk[] }
  readonly planned: { readonly total: number; readonly items: readonly ListedTalk[] }
  readonly who: 'mij' | 'iedereen'
  readonly mayPlan: boolean
  readonly mayKeepThemes: boolean
}

/** The talks that ask for something: late, to be written up, to come. */
export function TalkListPage({ view }: { view: TalkListView }) {
  const { t } = useText()
  const isEmpty = view.late.total + view.unreported.total + view.planned.total === 0
  return (
    <>
      <PageHead title={t('conversations.list.title')} lead={t('conversations.list.lead')}>
        {view.mayKeepThemes && <ButtonLink href="/gesprekken/themas">{t('conversations.themes.manage')}</ButtonLink>}
      </PageHead>
      {view.mayPlan && <Whose view={view} />}
      {isEmpty && <EmptyTalks view={view} />}
      <ListPart title="late" list={view.late} />
      <ListPart title="unreported" list={view.unreported} />
      <ListPart title="planned" list={view.planned} />
      {!isEmpty && <div class="actions"><ExportLinks path="/gesprekken/lijst" query={`wie=${view.who}`} /></div>}
    </>
  )
}

function Whose({ view }: { view: TalkListView }) {
  const { t } = useText()
  const options = (['mij', 'iedereen'] as const).map((value) => ({ value, label: t(`conversations.list.${value}`) }))
  return (
    <FilterSentence action="/gesprekken" parts={[
      t('conversations.list.of'), { name: 'wie', label: t('conversations.list.whose'), value: view.who, options },
    ]} />
  )
}

function EmptyTalks({ view }: { view: TalkListView }) {
  const { t } = useText()
  if (!view.mayPlan) return <EmptyState>{t('conversations.list.empty_interviewer')}</EmptyState>
  return (
    <EmptyState action={{ href: '/nieuwkomers', label: t('conversations.list.empty_action') }}>
      {t('conversations.list.empty')}
    </EmptyState>
  )
}

function ListPart({ title, list }: { title: 'late' | 'unreported' | 'planned'; list: TalkListView['late'] }) {
  const { t } = useText()
  if (list.total === 0) return null
  return (
    <section>
      <h2>{t(`conversations.list.${title}`, { count: list.total })}</h2>
      <Cards columns>{list.items.map((item) => <TalkCard item={item} kind={title} />)}</Cards>
      {list.total > list.items.length && (
        <p>{t('conversations.list.more', { shown: list.items.length, total: list.total })}</p>
      )}
    </section>
  )
}

function TalkCard({ item, kind }: { item: ListedTalk; kind: 'late' | 'unreported' | 'planned' }) {
  const { t, date, row } = useText()
  const href = item.talkId ? talkPath(item.talkId) : personTalksPath(item.personId)
  const state = { late: 'late', unreported: 'soon', planned: 'moving' } as const
  return (
    <Card title={<><bdi>{item.name}</bdi>{item.born && <span class="born"> ({item.born})</span>}</>} href={href}
      state={{ state: state[kind], word: t(`conversations.list.word.${kind}`) }}>
      <p>{momentName(t, item.moment)}</p>
      <p>{row([t(`conversations.list.day.${kind}`, { date: date(item.day) }), item.time])}</p>
      {item.holder && <p>{t('conversations.list.holder', { name: item.holder })}</p>}
    </Card>
  )
}
