import type { ComponentChildren } from 'preact'
import { isLate } from '../../../kit/late.ts'
import { Button } from '../../../web/components/button.tsx'
import { HiddenField, PostButton } from '../../../web/components/form.tsx'
import { useForm } from '../../../web/components/form-state.tsx'
import { Puzzle, type PuzzlePiece } from '../../../web/components/puzzle.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { OpenAction, Piece, PieceHolder } from '../rules.ts'

interface PersonPuzzleProps {
  personId: string
  name: string
  pieces: readonly Piece[]
  /** By which an action is late; null on a closed file, where nothing is. */
  today: string | null
  /** False on a screen on which nothing is changed. */
  mayChange: boolean
}

/** The whole puzzle of a person; where it may be changed each piece opens in place with what can be done (ZE-01). */
export function PersonPuzzle({ personId, name, pieces, today, mayChange }: PersonPuzzleProps) {
  const texts = useText()
  return (
    <Puzzle label={texts.t('files.puzzle.of', { name })} level={2} pieces={pieces.map((piece) => ({
      ...shownPiece(piece, texts),
      children: mayChange && piece.state !== 'hidden'
        ? <PieceAtHand personId={personId} piece={piece} today={today} />
        : <OpenActions actions={piece.openActions} today={today} />,
    }))} />
  )
}

/** A piece in the words of the reader's language, for the picture, its table and the small glyph. */
export function shownPiece(piece: Piece, texts: Texts): PuzzlePiece {
  const { area, state, holders, nextStep, lastTouch } = piece
  const holding = holders.length > 0 ? holders.map(holderText) : actionOwners(piece)
  return {
    area, areaName: texts.t(`approaches.area.${area}`), state, stateWord: texts.t(`files.state.${state}`),
    holders: holding,
    ...(nextStep ? { nextStep: nextStep.body } : {}),
    ...(nextStep?.dueOn ? { nextDate: texts.date(nextStep.dueOn) } : {}),
    ...(lastTouch ? { lastTouch: texts.date(lastTouch) } : {}),
  }
}

/** Who works on a piece by way of the plan, each once. */
export function actionOwners({ openActions }: Piece): string[] {
  return [...new Set(openActions.map(({ owner }) => owner).filter(Boolean))]
}

function holderText({ organisation, colleague }: PieceHolder): string {
  return colleague ? `${organisation}, ${colleague}` : organisation
}

interface AtHandProps {
  personId: string
  piece: Piece
  today: string | null
}

// The organisations to choose from stand on the piece's own page: nine times here they made the page heavy.
function PieceAtHand({ personId, piece, today }: AtHandProps) {
  const { t } = useText()
  const area = t(`approaches.area.${piece.area}`)
  const path = `/nieuwkomers/${personId}/puzzel/${piece.area}`
  return (
    <div id={`deel-${piece.area}`} class="piece-at-hand">
      <MarkLine piece={piece} />
      {piece.isHeldTwice && <p><StateBadge state="held_twice">{t('files.piece.twice')}</StateBadge></p>}
      <OpenActions actions={piece.openActions} today={today} />
      <HolderList personId={personId} piece={piece} />
      <p><a class="nl-link" href={`${path}#wie`}>{t('files.holder.who')}<Whose name={area} /></a></p>
      <StateButtons path={path} piece={piece} />
      <p><a class="nl-link" href={path}>{t('files.piece.more', { area })}</a></p>
    </div>
  )
}

/** Who said what of the piece, and when; or why a child's piece is not asked for. */
export function MarkLine({ piece: { mark, state } }: { piece: Piece }) {
  const { t, date } = useText()
  if (!mark) return state === 'not_needed' ? <p>{t('files.piece.ofParents')}</p> : null
  return (
    <>
      <p>{t(`files.mark.${mark.state}`, { name: mark.by, date: date(mark.onDay) })}</p>
      {mark.note && <OwnWords>{mark.note}</OwnWords>}
    </>
  )
}

export function OpenActions({ actions, today }: { actions: readonly OpenAction[]; today: string | null }) {
  const { t, date } = useText()
  if (actions.length === 0) return null
  return (
    <ul class="piece-actions">
      {actions.map(({ body, owner, dueOn }) => (
        <li>
          <span dir="auto">{body}</span>
          {owner && <> · <bdi>{owner}</bdi></>}
          {dueOn && <> · {date(dueOn)}</>}
          {today !== null && isLate(dueOn, today) && (
            <> <StateBadge state="late">{t('files.action.late')}</StateBadge></>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Who holds the piece today; with two or more, which of them leads. */
export function HolderList({ personId, piece }: { personId: string; piece: Piece }) {
  const { t, date } = useText()
  if (piece.holders.length === 0) return null
  return (
    <ul class="piece-holder-list">
      {piece.holders.map((holder) => (
        <li>
          <span><bdi>{holderText(holder)}</bdi> · {t('files.holder.since', { date: date(holder.firstDay) })}</span>
          {holder.isLead && <StateBadge state="held">{t('files.holder.lead')}</StateBadge>}
          <HolderButtons personId={personId} holder={holder} canLead={piece.holders.length > 1 && !holder.isLead} />
        </li>
      ))}
    </ul>
  )
}

function HolderButtons({ personId, holder, canLead }: { personId: string; holder: PieceHolder; canLead: boolean }) {
  const { t } = useText()
  const path = `/nieuwkomers/${personId}/puzzel/houders/${holder.id}`
  return (
    <div class="actions">
      {canLead && (
        <PostButton action={`${path}/trekker`}>
          {t('files.holder.makeLead')}<Whose name={holder.organisation} />
        </PostButton>
      )}
      <PostButton action={`${path}/einde`} look="quiet">
        {t('files.holder.end')}<Whose name={holder.organisation} />
      </PostButton>
    </div>
  )
}

// Many buttons with the same word stand on this page; who listens hears which one it is.
function Whose({ name }: { name: string }) {
  return <span class="sr-only">: <bdi>{name}</bdi></span>
}

interface PlainFormProps {
  action: string
  children: ComponentChildren
}

// The same small form nine times on a page: its problems show on the piece's page.
function PlainForm({ action, children }: PlainFormProps) {
  const { csrf, once } = useForm()
  return (
    <form class="actions" action={action} method="post">
      <HiddenField name="csrf" value={csrf} />
      <HiddenField name="once" value={once} />
      {children}
    </form>
  )
}

const quickStates = ['done', 'stuck', 'not_needed'] as const

/** One tap: done, stuck, not needed, or taken back; with today's date and without a note. */
function StateButtons({ path, piece }: { path: string; piece: Piece }) {
  const { t } = useText()
  const area = t(`approaches.area.${piece.area}`)
  const states = piece.mark ? ['open' as const] : quickStates
  return (
    <PlainForm action={`${path}/stand`}>
      {states.map((state) => (
        <Button look="secondary" name="state" value={state}>{t(`files.set.${state}`)}<Whose name={area} /></Button>
      ))}
    </PlainForm>
  )
}
