import { EmptyState } from '../../../web/components/card.tsx'
import { type Choice, Choices } from '../../../web/components/choices.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { Weighed } from '../actions/proposing.ts'
import type { Chosen, LeftOut, Proposal } from '../rules/proposals.ts'
import { datePath } from './date.tsx'
import { ReasonLines } from './reasons.tsx'

interface ProposalsView {
  readonly date: AgendaDate
  readonly state: FormState
  /** null is without end. */
  readonly left: number | null
  readonly forWhom: string
  readonly chosen: Chosen<Weighed>
  readonly others: readonly Proposal<Weighed>[]
  /** The others stand below the proposals. */
  readonly isWhole: boolean
  /** How many more there are than are shown. */
  readonly more: number
  readonly leftOut: readonly { readonly candidate: Weighed; readonly why: LeftOut }[]
}

/** Whom to invite: each with why, and with what is missing for them. A person ticks; nobody is invited by itself. */
export function ProposalsPage({ view }: { view: ProposalsView }) {
  const { t, longDate } = useText()
  const { date, chosen, left } = view
  const optionOf = useProposalOption()
  const path = datePath(date)
  const lead = <>{longDate(date.day)} · <bdi dir="ltr">{date.starts}</bdi></>
  return (
    <>
      <PageHead title={t('invitations.whom.title')} back={{ href: path, label: date.title }} lead={lead} />
      <p>
        {left !== null && <b>{t('invitations.date.left', { count: left })}</b>}{' '}
        {view.forWhom && <>{t('invitations.whom.for')} <bdi>{view.forWhom}</bdi>.</>}
      </p>
      {chosen.proposals.length === 0 ? <EmptyState>{t('invitations.date.nobody_left')}</EmptyState> : (
        <Form action={`${path}/uitnodigen`} state={view.state}>
          <Choices name="people" legend={t('invitations.date.whom')} help={<Floor chosen={chosen} />} many
            options={[...chosen.proposals, ...(view.isWhole ? view.others : [])].map(optionOf)} />
          <Others view={view} />
          <TextField name="carrier_words" label={t('invitations.carrier.all')} help={t('invitations.carrier.all_help')}
            optional maxLength={120} />
          <SubmitRow label={t('invitations.invite')} cancel={{ href: path, label: t('activities.cancel') }} />
        </Form>
      )}
      <LeftOutPeople view={view} />
    </>
  )
}

/** The stated rule of fairness, and what it cost this time. */
function Floor({ chosen: { hardly, moved, price } }: { chosen: Chosen }) {
  const { t } = useText()
  return (
    <>
      {t('invitations.whom.help')} {t('invitations.whom.floor', { count: hardly })}{' '}
      {moved > 0 && t('invitations.whom.price', { count: moved, price })}
    </>
  )
}

/** Somebody to tick, with what is known of them and why they are proposed. */
export function useProposalOption() {
  const texts = useText()
  return ({ candidate, reasons }: Proposal<Weighed>): Choice => ({
    value: candidate.personId, label: <><bdi>{candidate.name}</bdi> <Facts candidate={candidate} /></>,
    help: <ReasonLines reasons={reasons} texts={texts} />,
  })
}

function Facts({ candidate: { birthYear, village } }: { candidate: Weighed }) {
  return <span class="field-optional"><bdi>{[birthYear, village].filter(Boolean).join(' · ')}</bdi></span>
}

/** Everybody else who could be invited, on the same page in the same order. */
function Others({ view: { others, isWhole, more, date } }: { view: ProposalsView }) {
  const { t } = useText()
  if (isWhole) return more > 0 ? <p>{t('invitations.date.more', { count: more })}</p> : null
  if (others.length === 0) return null
  return (
    <p>
      <a class="nl-link" href={`${datePath(date)}/uitnodigen?meer=1`}>
        {t('invitations.whom.others', { count: others.length })}
      </a>
    </p>
  )
}

function LeftOutPeople({ view: { leftOut } }: { view: ProposalsView }) {
  const { t } = useText()
  if (leftOut.length === 0) return null
  return (
    <Disclosure label={t('invitations.whom.left_out', { count: leftOut.length })}>
      <ul>
        {leftOut.map(({ candidate, why }) => (
          <li>
            <a class="nl-link" href={filePath(candidate.personId, '/uitnodigingen')}><bdi>{candidate.name}</bdi></a>
            {': '}{t(`invitations.left_out.${why}`)}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
