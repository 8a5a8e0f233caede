import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { FilterSentence, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import type { VillageRow } from '../../territory/queries.ts'
import { MorePages, VolunteerTabs } from '../../volunteers/pages/parts.tsx'
import { type BoardQuery, stands } from '../forms.ts'
import type { BoardCard } from '../queries/cards.ts'
import { boardPath, boardWords, CardBadge, CardFacts } from './parts.tsx'

export interface BoardView {
  readonly cards: readonly BoardCard[]
  readonly hasMore: boolean
  readonly query: BoardQuery
  readonly villages: readonly VillageRow[]
  readonly today: string
  readonly keeps: boolean
  readonly publicPath: string
  readonly isUnknown: boolean
}

/** What newcomers and residents ask and offer one another, village by village. */
export function BoardPage({ view }: { view: BoardView }) {
  const { t } = useText()
  const { query, keeps, cards } = view
  const { pagina, ...chosen } = query
  const standWord = {
    name: 'stand', label: t('talents.filter.stand'), value: query.stand ?? 'open',
    options: stands.map((value) => ({ value, label: t(`talents.filter.${value}`) })),
  }
  return (
    <>
      <PageHead title={t('talents.title')} lead={t('talents.lead')}>
        <ButtonLink href={view.publicPath}>{t('talents.public_board')}</ButtonLink>
        {keeps && <ButtonLink icon="chart" href={`${boardPath}/cijfers`}>{t('talents.figures')}</ButtonLink>}
      </PageHead>
      <VolunteerTabs here="board" keeps={keeps} />
      {view.isUnknown && <UnknownChoice />}
      <FilterSentence action={boardPath} parts={[standWord, ...boardWords(query, view.villages, t)]} />
      {cards.length === 0 && <EmptyState>{t('talents.none')}</EmptyState>}
      <Cards columns>{cards.map((card) => <BoardCardView card={card} view={view} />)}</Cards>
      <MorePages path={boardPath} chosen={chosen} page={pagina} hasMore={view.hasMore} />
      <p>{t('talents.add_help')}</p>
    </>
  )
}

function BoardCardView({ card, view }: { card: BoardCard; view: BoardView }) {
  const { t } = useText()
  return (
    <Card title={<bdi>{card.title}</bdi>} level={2} href={`${boardPath}/${card.id}`}>
      <p><CardBadge card={card} today={view.today} /></p>
      <CardFacts card={card} />
      <p>{whoseOf(card, t)}{!card.isPublic && <> · {t('talents.not_public')}</>}</p>
    </Card>
  )
}

/** Whose card it is, for who may know: a name, or that it belongs to a colleague's newcomer. */
export function whoseOf({ name, isNewcomers }: BoardCard, t: (key: string) => string) {
  if (name) return <><bdi>{name}</bdi> ({t(isNewcomers ? 'talents.newcomer' : 'talents.resident')})</>
  return t(isNewcomers ? 'talents.of_a_colleague' : 'talents.resident')
}
