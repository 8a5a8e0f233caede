import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { Tick } from '../../../web/components/choices.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { FilePage, filePath, TaskPage } from '../../newcomers/pages/header.tsx'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import type { VillageRow } from '../../territory/queries.ts'
import type { BoardCard } from '../queries/cards.ts'
import { boardPath, CardBadge, CardFacts, CardFields } from './parts.tsx'

interface PersonView {
  readonly head: FileHead
  readonly cards: readonly BoardCard[]
  readonly today: string
}

/** What one newcomer asks and offers. */
export function PersonBoardPage({ view: { head, cards, today } }: { view: PersonView }) {
  const { t } = useText()
  const add = filePath(head.personId, '/prikbord/nieuw')
  return (
    <FilePage head={head} tab="board" title={t('talents.title')} actions={head.closure ? null : (
      <ButtonLink look="primary" icon="add" href={add}>{t('talents.add')}</ButtonLink>
    )}>
      <p>{t(cards.length > 0 ? 'talents.of_person' : 'talents.none_of_person', { name: head.called || head.name })}</p>
      <Cards columns>
        {cards.map((card) => (
          <Card title={<bdi>{card.title}</bdi>} href={`${boardPath}/${card.id}`}>
            <p><CardBadge card={card} today={today} /></p>
            <CardFacts card={card} />
          </Card>
        ))}
      </Cards>
    </FilePage>
  )
}

interface NewView {
  readonly head: FileHead
  readonly villages: readonly VillageRow[]
  readonly villageId: string | null
  readonly state: FormState
}

/** Writing a card for a newcomer; what everybody reads stands apart from what is for colleagues. */
export function NewPersonCardPage({ view: { head, villages, villageId, state } }: { view: NewView }) {
  const { t } = useText()
  const path = filePath(head.personId, '/prikbord')
  return (
    <TaskPage head={head} title={t('talents.add')} back={{ href: path, label: t('talents.title') }}>
      <Form action={path} state={state}>
        <CardFields voice="theirs" villages={villages} villageId={villageId} side={null} answers={null} />
        <Tick name="is_public" label={t('talents.form.is_public')} help={t('talents.form.is_public_help')} checked />
        <SubmitRow label={t('talents.save')} cancel={{ href: path, label: t('volunteers.cancel') }} />
      </Form>
    </TaskPage>
  )
}
