import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { FilterSentence, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { activitiesPath, type Village, withQuery } from '../../activities/pages/agenda.tsx'
import type { DateOfRound, LoadedRound } from '../actions/round.ts'
import { growthPath } from './growth.tsx'
import { useProposalOption } from './proposals.tsx'

export const roundPath = '/uitnodigen'

interface RoundView {
  readonly round: LoadedRound
  readonly villages: readonly Village[]
  readonly villageId: string | null
  readonly weeks: number
  readonly most: number
  readonly state: FormState
  readonly isUnknown: boolean
}

/** Per date who is proposed and why; everybody is ticked, and a person takes away and invites. */
export function RoundPage({ view }: { view: RoundView }) {
  const { t } = useText()
  const { round, villageId, weeks, most, isUnknown } = view
  const action = withQuery(roundPath, { dorp: villageId, weken: String(weeks), keer: String(most) })
  return (
    <>
      <PageHead title={t('invitations.round.title')} lead={t('invitations.round.lead')}
        back={{ href: activitiesPath, label: t('activities.title') }} />
      {isUnknown && <UnknownChoice />}
      <Asked view={view} />
      <p><a class="nl-link" href={growthPath}>{t('invitations.growth.page')}</a></p>
      {round.people === 0 ? <EmptyState>{t('invitations.round.nobody')}</EmptyState> : (
        <Form action={action} state={isUnknown ? freshForm : view.state}>
          <Summary round={round} />
          {round.dates.map((one, at) => <RoundDate one={one} part={at === 0 ? '' : String(at)} />)}
          <SubmitRow label={t('invitations.round.invite')}
            cancel={{ href: activitiesPath, label: t('activities.cancel') }} />
        </Form>
      )}
    </>
  )
}

function Asked({ view: { villages, villageId, weeks, most } }: { view: RoundView }) {
  const { t } = useText()
  const word = (name: string, value: number, of: readonly number[]) => ({
    name, label: t(`invitations.round.word.${name}`), value: String(value),
    options: of.map((count) => ({ value: String(count), label: t(`invitations.round.${name}`, { count }) })),
  })
  const village = {
    name: 'dorp', label: t('invitations.round.word.dorp'), value: villageId ?? '',
    options: [{ value: '', label: t('invitations.round.everywhere') },
      ...villages.map(({ id, name }) => ({ value: id, label: name }))],
  }
  return (
    <FilterSentence action={roundPath} parts={[
      t('invitations.round.for'), village, word('weken', weeks, [1, 2, 4, 8]), t('invitations.round.each'),
      word('keer', most, [1, 2, 3]),
    ]} />
  )
}

function Summary({ round: { people, hardly, price, alone } }: { round: LoadedRound }) {
  const { t } = useText()
  return (
    <>
      <p>
        <b>{t('invitations.round.count', { count: people })}</b> {t('invitations.round.hardly', { count: hardly })}{' '}
        {price > 0 && t('invitations.round.price', { price })}
      </p>
      {alone.noPlace > 0 && <p>{t('invitations.round.no_place', { count: alone.noPlace })}</p>}
      {alone.nothing > 0 && <p>{t('invitations.round.nothing', { count: alone.nothing })}</p>}
    </>
  )
}

function RoundDate({ one: { date, proposals, next }, part }: { one: DateOfRound; part: string }) {
  const { t, longDate, list } = useText()
  const optionOf = useProposalOption()
  const options = proposals.map((proposal) => {
    const option = optionOf(proposal)
    return { ...option, value: `${date.id}:${option.value}` }
  })
  return (
    <section class="round-date">
      <h2><bdi>{date.title}</bdi></h2>
      <p>{longDate(date.day)} · <bdi dir="ltr">{date.starts}</bdi> · <bdi>{date.village}</bdi></p>
      {options.length > 0 && (
        <Choices name="pairs" legend={<>{t('invitations.date.whom')}<span class="sr-only"> {date.title}</span></>} many
          options={options} value={options.map(({ value }) => value)} part={part} />
      )}
      {next.length > 0 && (
        <p>{t('invitations.round.next')} <bdi>{list(next.map(({ candidate }) => candidate.name))}</bdi>.</p>
      )}
    </section>
  )
}

export function RoundDonePage({ count }: { count: number }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('invitations.round.done', { count })} lead={t('invitations.round.done_help')}
        back={{ href: activitiesPath, label: t('activities.title') }} />
      <ButtonLink href={roundPath}>{t('invitations.round.again')}</ButtonLink>
    </>
  )
}
