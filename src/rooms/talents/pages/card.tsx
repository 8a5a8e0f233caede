import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { Tick } from '../../../web/components/choices.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { Fact, Reach, volunteersPath } from '../../volunteers/pages/parts.tsx'
import type { ListedVolunteer } from '../../volunteers/queries/register.ts'
import type { BoardCard } from '../queries/cards.ts'
import type { Contact } from '../queries/matches.ts'
import { type Fit, stateOf } from '../rules/board.ts'
import { whoseOf } from './board.tsx'
import { boardPath, CardBadge, CardFacts } from './parts.tsx'

export interface CardView {
  readonly card: BoardCard
  readonly today: string
  /** Works with the newcomer of this card, or it is of a resident. */
  readonly mayAct: boolean
  readonly fits: readonly (Fit<BoardCard> & { readonly mayAct: boolean })[]
  /** From the register, not on the board. */
  readonly volunteers: readonly ListedVolunteer[]
  /** The card on the other side of the match, and what its owner said may be known of them. */
  readonly other: BoardCard | null
  readonly contact: Contact | null
  /** The card may have a link: it is open or was matched. */
  readonly hasLink: boolean
  /** The link for the one whose card it is, in full and as a picture; null when the server has another secret since. */
  readonly link: { readonly address: string; readonly code: string } | null
  /** The card with which this one is about to be brought together; '' for none. */
  readonly open: string
  readonly state: FormState
}

/** One card: what is asked or offered, and who would fit, with the reasons. */
export function CardPage({ view }: { view: CardView }) {
  const { t, date } = useText()
  const { card, mayAct, today } = view
  const path = `${boardPath}/${card.id}`
  const state = stateOf(card, today)
  const problems = Object.values(view.state.problems).flat()
  return (
    <>
      <PageHead title={<bdi>{card.title}</bdi>} back={{ href: boardPath, label: t('talents.title') }}
        lead={<CardBadge card={card} today={today} />} />
      {problems.map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <CardFacts card={card} />
      <dl class="facts">
        <Fact label={t('talents.whose')}>
          {card.personId ? <a class="nl-link" href={`/nieuwkomers/${card.personId}/prikbord`}>{whoseOf(card, t)}</a>
            : whoseOf(card, t)}
        </Fact>
        {card.name && (
          <Fact label={t('volunteers.reach')}>
            {(card.phone || card.email) && <Reach phone={card.phone ?? ''} email={card.email ?? ''} />}
          </Fact>
        )}
        <Fact label={t('talents.made')}>{[date(card.madeOn), card.madeBy].filter(Boolean).join(' · ')}</Fact>
        <Fact label={t('talents.seen')}>{t(card.isPublic ? 'talents.seen_by_all' : 'talents.seen_by_us')}</Fact>
      </dl>
      {card.words && <OwnWords>{card.words}</OwnWords>}
      {!mayAct && <Notice title={t('talents.ask_colleague')} />}
      {state === 'open' && mayAct && <Fits view={view} path={path} />}
      {view.volunteers.length > 0 && <Volunteers volunteers={view.volunteers} />}
      {view.other && <Matched view={view} path={path} />}
      {mayAct && <Acts view={view} path={path} isOpen={state === 'open' || state === 'missing' && !card.endReason} />}
      {view.hasLink && <LinkPart link={view.link} path={path} />}
    </>
  )
}

interface PartProps {
  readonly view: CardView
  readonly path: string
}

function Fits({ view, path }: PartProps) {
  const { t } = useText()
  return (
    <section aria-labelledby="past">
      <h2 id="past">{t('talents.fits')}</h2>
      <p>{t(view.fits.length > 0 ? 'talents.fits_help' : 'talents.no_fits')}</p>
      <Cards columns>{view.fits.map((fit) => <FitCard fit={fit} view={view} path={path} />)}</Cards>
    </section>
  )
}

function Volunteers({ volunteers }: Pick<CardView, 'volunteers'>) {
  const { t } = useText()
  return (
    <section aria-labelledby="vrijwilligers">
      <h2 id="vrijwilligers">{t('talents.volunteers')}</h2>
      <ul>
        {volunteers.map(({ id, name, village, phone, email }) => (
          <li>
            <a class="nl-link" href={`${volunteersPath}/${id}`}><bdi>{name}</bdi></a>
            {village && <> · <bdi>{village}</bdi></>} · <Reach phone={phone} email={email} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FitCard({ fit: { card: other, reasons, mayAct }, view, path }: PartProps & { fit: CardView['fits'][number] }) {
  const { t } = useText()
  const isOpen = view.open === other.id
  return (
    <Card title={<bdi>{other.title}</bdi>} href={`${boardPath}/${other.id}`}>
      <p>{whoseOf(other, t)}</p>
      <ul class="reasons">
        {reasons.map((reason) => <li>{t(`talents.reason.${reason}`, { village: other.village })}</li>)}
      </ul>
      {mayAct && isOpen && (
        <Form action={`${path}/koppeling`} state={view.state} summary={false}>
          <HiddenField name="other_id" value={other.id} />
          <Tick name="both_agree" label={t('talents.both_agree')} help={t('talents.both_agree_help')} />
          <SubmitRow label={t('talents.bring_together')} cancel={{ href: path, label: t('volunteers.cancel') }} />
        </Form>
      )}
      {mayAct && !isOpen && (
        <ButtonLink href={`${path}?met=${other.id}`}>
          {t('talents.match')}<span class="sr-only">: <bdi>{other.title}</bdi></span>
        </ButtonLink>
      )}
      {!mayAct && <p>{t('talents.ask_colleague')}</p>}
    </Card>
  )
}

function Matched({ view: { card, other, contact, mayAct, today }, path }: PartProps) {
  const { t, date } = useText()
  if (!other) return null
  return (
    <section class="card" aria-labelledby="samen">
      <h2 id="samen">{t(card.doneOn ? 'talents.was_together' : 'talents.together')}</h2>
      <p><a class="nl-link" href={`${boardPath}/${other.id}`}><bdi>{other.title}</bdi></a></p>
      {mayAct && contact && <p><bdi>{contact.name}</bdi>{' '}<Reach phone={contact.phone} email={contact.email} /></p>}
      <p>{t('talents.matched_by', { by: card.matchedBy ?? '', day: date(card.matchedOn) })}</p>
      {stateOf(card, today) === 'matched' && mayAct && (
        <div class="actions">
          <PostButton look="primary" action={`${path}/klaar`}>{t('talents.done')}</PostButton>
          <PostButton look="quiet" action={`${path}/los`}>{t('talents.let_go')}</PostButton>
        </div>
      )}
    </section>
  )
}

function Acts({ view: { card }, path, isOpen }: PartProps & { isOpen: boolean }) {
  const { t } = useText()
  if (!isOpen) return null
  return (
    <div class="actions">
      <PostButton action={`${path}/openbaar`} values={card.isPublic ? {} : { is_public: 'on' }}>
        {t(card.isPublic ? 'talents.hide' : 'talents.show')}
      </PostButton>
      {card.side === 'asked' && (
        <PostButton look="quiet" action={`${path}/einde`} values={{ reason: 'not_found' }}>
          {t('talents.not_found')}
        </PostButton>
      )}
      <PostButton look="quiet" action={`${path}/einde`} values={{ reason: 'withdrawn' }}>
        {t('talents.withdraw')}
      </PostButton>
    </div>
  )
}

function LinkPart({ link, path }: { link: CardView['link']; path: string }) {
  const { t } = useText()
  return (
    <Disclosure label={t('talents.link')}>
      <p>{t('talents.link_help')}</p>
      {link && (
        <div class="link-row">
          <img src={link.code} width="160" height="160" alt={t('talents.link_picture')} />
          <p class="agenda-address"><code dir="ltr">{link.address}</code></p>
        </div>
      )}
      <PostButton look="quiet" action={`${path}/link`}>{t('talents.renew_link')}</PostButton>
    </Disclosure>
  )
}
