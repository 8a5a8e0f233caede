import { Choices, Tick } from '../../../web/components/choices.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { LongText, SelectField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { HolderRow, WrittenMark } from '../queries/pieces.ts'
import type { Piece } from '../rules.ts'
import { actionOwners, HolderList, MarkLine, OpenActions } from './puzzle.tsx'

interface NamedOrganisation {
  readonly id: string
  readonly name: string
}

export interface PiecePageProps {
  readonly personId: string
  readonly name: string
  readonly today: string
  readonly isClosed: boolean
  readonly piece: Piece
  readonly organisations: readonly NamedOrganisation[]
  readonly marks: readonly WrittenMark[]
  readonly holders: readonly HolderRow[]
  /** Of the form that was sent; the other one starts fresh. */
  readonly markState: DraftState
  readonly holderState: FormState
}

/** One piece with everything about it: who holds it, what is open, its state with day and note, and its past. */
export function PiecePage(props: PiecePageProps) {
  const { personId, name, today, isClosed, piece } = props
  const { t, date } = useText()
  const area = t(`approaches.area.${piece.area}`)
  const { lastTouch } = piece
  return (
    <>
      <PageHead title={area} back={{ href: `/nieuwkomers/${personId}#deel-${piece.area}`, label: name }}
        lead={lastTouch ? t('files.piece.touched', { date: date(lastTouch) }) : t('files.piece.untouched')} />
      <p>
        <StateBadge state={piece.state}>{t(`files.state.${piece.state}`)}</StateBadge>
        {piece.isHeldTwice && <> <StateBadge state="held_twice">{t('files.piece.twice')}</StateBadge></>}
      </p>
      <MarkLine piece={piece} />
      <section aria-labelledby="wie">
        <h2 id="wie">{t('files.piece.who')}</h2>
        {piece.holders.length === 0 && <WithoutHolder piece={piece} />}
        <HolderList personId={personId} piece={piece} />
        <HolderForm {...props} />
      </section>
      <section aria-labelledby="open">
        <h2 id="open">{t('files.piece.actions')}</h2>
        {piece.openActions.length === 0 && <p>{t('files.piece.noActions')}</p>}
        <OpenActions actions={piece.openActions} today={isClosed ? null : today} />
        <p><a class="nl-link" href={`/nieuwkomers/${personId}/plan`}>{t('files.piece.toPlan')}</a></p>
      </section>
      <section aria-labelledby="stand">
        <h2 id="stand">{t('files.piece.setState')}</h2>
        <MarkForm {...props} />
      </section>
      <Past {...props} />
    </>
  )
}

// Somebody may do an action here while no organisation took the piece up.
function WithoutHolder({ piece }: { piece: Piece }) {
  const { t } = useText()
  const owners = actionOwners(piece)
  if (owners.length === 0) return <p>{t('files.piece.nobody')}</p>
  return <>{owners.map((name) => <p>{t('files.piece.byAction', { name })}</p>)}</>
}

function MarkForm({ personId, piece, today, markState }: PiecePageProps) {
  const { t, time } = useText()
  const states = ['done', 'not_needed', 'stuck', ...(piece.mark ? ['open'] : [])]
  const options = states.map((value) => ({
    value, label: t(`files.set.${value}`), help: t(`files.set.${value}.help`),
  }))
  return (
    <Form action={`/nieuwkomers/${personId}/puzzel/${piece.area}/stand`} state={markState}>
      <SavedLine savedAt={markState.savedAt ? time(markState.savedAt) : null} />
      <Choices name="state" legend={t('files.mark.question')} value={piece.mark?.state} options={options} />
      <DateField name="on_day" label={t('files.mark.day')} value={today} max={today} />
      <LongText name="note" label={t('files.mark.note')} optional rows={3}
        draft={draftOf(markState.draftKey)} />
      <SubmitRow label={t('files.mark.save')} />
    </Form>
  )
}

function HolderForm({ personId, piece, organisations, holderState }: PiecePageProps) {
  const { t } = useText()
  const others = organisations.filter(({ id }) => !piece.holders.some(({ organisationId }) => organisationId === id))
  const wasRefused = Object.keys(holderState.problems).length > 0
  if (others.length === 0 && !wasRefused) return null
  return (
    <Form action={`/nieuwkomers/${personId}/puzzel/${piece.area}/houders`} state={holderState}>
      <SelectField name="organisation_id" label={t('files.holder.who')} empty={t('files.holder.choose')}
        options={others.map(({ id, name }) => ({ value: id, label: name }))} />
      <Tick name="is_lead" label={t('files.holder.leads')} help={t('files.holder.leadsHelp')} />
      <SubmitRow label={t('files.holder.add')} />
    </Form>
  )
}

function Past({ marks, holders, today }: PiecePageProps) {
  const { t, date } = useText()
  const gone = holders.filter(({ last_day: lastDay }) => lastDay !== null && lastDay < today)
  if (marks.length === 0 && gone.length === 0) return null
  return (
    <Disclosure label={t('files.piece.past')}>
      <ul>
        {marks.map(({ state, by, onDay, note }) => (
          <li>{t(`files.mark.${state}`, { name: by, date: date(onDay) })}{note && <OwnWords>{note}</OwnWords>}</li>
        ))}
        {gone.map(({ organisation, first_day: from, last_day: until }) => (
          <li>{t('files.holder.held', { name: organisation, from: date(from), until: date(until) })}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
