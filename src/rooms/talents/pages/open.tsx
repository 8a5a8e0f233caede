import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../../web/components/card.tsx'
import { Tick } from '../../../web/components/choices.tsx'
import { FilterSentence, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { VillageRow } from '../../territory/queries.ts'
import { ContactFields, MorePages, Reach } from '../../volunteers/pages/parts.tsx'
import type { BoardQuery } from '../forms.ts'
import type { BoardCard } from '../queries/cards.ts'
import type { Contact } from '../queries/matches.ts'
import { stateOf } from '../rules/board.ts'
import { boardWords, CardBadge, CardFacts, CardFields } from './parts.tsx'

interface OpenBoardView {
  readonly municipality: string
  readonly path: string
  readonly cards: readonly BoardCard[]
  readonly hasMore: boolean
  readonly query: BoardQuery
  readonly villages: readonly VillageRow[]
  readonly today: string
  readonly isUnknown: boolean
}

/** What people in the villages ask and offer one another; nobody's name, and no account to join in. */
export function OpenBoardPage({ view }: { view: OpenBoardView }) {
  const { t } = useText()
  const { path, query, cards } = view
  const { pagina, stand: _, ...chosen } = query
  return (
    <>
      <PageHead title={t('talents.open.title', { municipality: view.municipality })} lead={t('talents.open.lead')}>
        <ButtonLink look="primary" href={`${path}/nieuw?kant=offered`}>{t('talents.open.offer')}</ButtonLink>
        <ButtonLink href={`${path}/nieuw?kant=asked`}>{t('talents.open.ask')}</ButtonLink>
      </PageHead>
      {view.isUnknown && <UnknownChoice />}
      <FilterSentence action={path} parts={boardWords(query, view.villages, t)} />
      {cards.length === 0 && <EmptyState>{t('talents.open.none')}</EmptyState>}
      <Cards columns>
        {cards.map((card) => (
          <Card title={<bdi>{card.title}</bdi>} level={2} actions={(
            <ButtonLink href={`${path}/nieuw?bij=${card.id}`}>
              {t(card.side === 'asked' ? 'talents.open.i_can' : 'talents.open.i_want')}
              <span class="sr-only">: <bdi>{card.title}</bdi></span>
            </ButtonLink>
          )}>
            <p><CardBadge card={card} today={view.today} /></p>
            <CardFacts card={card} />
          </Card>
        ))}
      </Cards>
      <MorePages path={path} chosen={chosen} page={pagina} hasMore={view.hasMore} />
    </>
  )
}

interface NewView {
  readonly path: string
  readonly villages: readonly VillageRow[]
  readonly side: string | null
  readonly answers: BoardCard | null
  readonly state: FormState
}

/** A resident asks or offers something, or answers a card; no account, and no volunteer because of it. */
export function OpenNewPage({ view }: { view: NewView }) {
  const { t } = useText()
  const { path, answers, state } = view
  const typed = state.values['side']
  const side = typeof typed === 'string' ? typed : answers ? otherSide(answers) : view.side
  return (
    <>
      <PageHead title={t('talents.open.new')} back={{ href: path, label: t('talents.title') }}
        lead={t('talents.open.new_lead')} />
      {answers && <Notice title={t('talents.open.answers')}><bdi>{answers.title}</bdi></Notice>}
      <div class="roomy">
        <Form action={`${path}/nieuw`} state={hasProblems(state) ? state : freshForm}>
          <HiddenField name="answers" value={answers?.id ?? ''} />
          <CardFields voice="mine" villages={view.villages} villageId={answers?.villageId ?? null} side={side}
            answers={answers} />
          <ContactFields from={null} voice="mine" />
          <Notice>
            <p>{t('talents.open.kept')}</p>
            <Tick name="agreed" label={t('volunteers.open.agreed')} />
          </Notice>
          <SubmitRow label={t('talents.open.do')} />
        </Form>
      </div>
    </>
  )
}

function otherSide({ side }: BoardCard): string {
  return side === 'asked' ? 'offered' : 'asked'
}

interface OwnView {
  readonly token: string
  readonly card: BoardCard
  readonly contact: Contact | null
  readonly boardPath: string
  readonly today: string
  readonly state: FormState
}

/** One's own card, through one's own link: what became of it, and whom one was brought together with. */
export function OwnCardPage({ view }: { view: OwnView }) {
  const { t } = useText()
  const { token, card, contact, today } = view
  const state = stateOf(card, today)
  const own = `/bordkaart/${token}`
  return (
    <>
      <PageHead title={<bdi>{card.title}</bdi>} back={{ href: view.boardPath, label: t('talents.title') }}
        lead={<CardBadge card={card} today={today} />} />
      {(view.state.problems[''] ?? []).map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <CardFacts card={card} />
      {state === 'open' && <p>{t('talents.open.waiting')}</p>}
      {contact && state === 'matched' && (
        <section class="card" aria-labelledby="samen">
          <h2 id="samen">{t('talents.open.found')}</h2>
          <p><b><bdi>{contact.name}</bdi></b></p>
          <p><Reach phone={contact.phone} email={contact.email} /></p>
          <PostButton look="primary" action={`${own}/klaar`}>{t('talents.open.is_done')}</PostButton>
        </section>
      )}
      {state === 'done' && <Notice kind="ok" title={t('talents.open.thanks')} />}
      {state === 'open' && (
        <PostButton look="quiet" action={`${own}/einde`}>{t('talents.open.withdraw')}</PostButton>
      )}
      <p>{t('talents.open.keep_link')}</p>
    </>
  )
}

/** The same words for a link that ended, and one that never was. */
export function CardGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('talents.open.gone')} />
      <p>{t('talents.open.gone_help')}</p>
    </>
  )
}
