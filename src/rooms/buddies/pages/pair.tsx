import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { OwnWords, PageHead } from '../../../web/components/text.tsx'
import type { BuddySide } from '../../../db/schema.ts'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { Refusal } from '../queries/answers.ts'
import type { Check, MeetingDay, Pair } from '../queries/pairs.ts'
import type { Proposal } from '../queries/proposals.ts'
import { type DueCheck, type ProposalStage, sides } from '../rules/pairs.ts'
import { AnswerForm } from './answer.tsx'
import { buddiesPath } from './parts.tsx'
import { pairsPath } from './pairs.tsx'
import { Why } from './why.tsx'

export interface PairView {
  readonly proposal: Proposal
  readonly stage: ProposalStage
  readonly pair: Pair | null
  readonly names: Readonly<Record<BuddySide, string>>
  readonly personId: string
  readonly isSilent: boolean
  readonly meetings: readonly MeetingDay[]
  readonly checks: readonly Check[]
  readonly due: readonly DueCheck[]
  readonly refusals: readonly Refusal[]
  /** Address and picture of the link of each side. */
  readonly links: Readonly<Record<BuddySide, { readonly address: string; readonly code: string } | null>>
  readonly group: { readonly next: string | null; readonly isTooLate: boolean; readonly title: string } | null
  readonly today: string
  readonly state: FormState
}

/** One pair, from proposal to after the end. */
export function PairPage({ view }: { view: PairView }) {
  const { t } = useText()
  const { proposal, pair, names, stage, state } = view
  const path = `${pairsPath}/${proposal.id}`
  return (
    <>
      <PageHead title={<><bdi>{names.newcomer}</bdi> {t('buddies.and')} <bdi>{names.local}</bdi></>}
        back={{ href: pairsPath, label: t('buddies.pairs.title') }} lead={t(`buddies.kind.${proposal.kind}`)}>
        {pair && !pair.endedOn && <ButtonLink href={`${path}/einde`}>{t('buddies.end.title')}</ButtonLink>}
      </PageHead>
      {(state.problems[''] ?? []).map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <Facts view={view} />
      {stage === 'waiting' && <Answers view={view} path={path} />}
      {view.refusals.length > 0 && <Refusals view={view} />}
      {pair && <Meetings view={view} path={path} />}
      {pair && <Checks view={view} path={path} />}
      {(stage === 'waiting' || (pair && !pair.endedOn)) && <Links view={view} path={path} />}
      <section aria-labelledby="waarom">
        <h2 id="waarom">{t('buddies.pair.why')}</h2>
        <Why explained={proposal.explained} newcomer={names.newcomer} local={names.local} />
      </section>
      {stage === 'waiting' && (
        <PostButton action={`${path}/terugnemen`} look="quiet">{t('buddies.pair.withdraw')}</PostButton>
      )}
    </>
  )
}

function Facts({ view }: { view: PairView }) {
  const { t, date, longDate } = useText()
  const { pair, proposal, group, personId } = view
  const word = pair ? (pair.endedOn ? 'ended' : view.isSilent ? 'silent' : 'running') : view.stage
  return (
    <>
      <p><StateBadge state={wordStates[word]}>{t(`buddies.pair.${word}`)}</StateBadge></p>
      <dl class="facts">
        <dt>{t('buddies.side.newcomer')}</dt>
        <dd><a class="nl-link" href={filePath(personId, '/maatje')}><bdi>{view.names.newcomer}</bdi></a></dd>
        <dt>{t('buddies.side.local')}</dt>
        <dd>
          <a class="nl-link" href={`${buddiesPath}/bewoners/${proposal.localId}`}><bdi>{view.names.local}</bdi></a>
        </dd>
        {pair && <><dt>{t('buddies.pair.period')}</dt><dd>{date(pair.firstDay)} – {date(pair.lastDay)}</dd></>}
        {pair && (
          <><dt>{t('buddies.pair.weekly')}</dt><dd><bdi>{pair.weekly || t('buddies.pair.no_weekly')}</bdi></dd></>
        )}
        {pair?.endReason && (
          <><dt>{t('buddies.end.reason')}</dt><dd>{date(pair.endedOn)} · {t(`buddies.reason.${pair.endReason}`)}</dd></>
        )}
        {group && !pair?.endedOn && (
          <>
            <dt>{t('buddies.pair.group')}</dt>
            <dd>
              {group.next ? <><bdi>{group.title}</bdi> · {longDate(group.next)}</> : t('buddies.pair.no_group')}
              {group.isTooLate && <> <StateBadge state="nobody">{t('buddies.pair.group_late')}</StateBadge></>}
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

function Answers({ view, path }: { view: PairView; path: string }) {
  const { t } = useText()
  const { proposal, names, state } = view
  return (
    <section aria-labelledby="antwoorden">
      <h2 id="antwoorden">{t('buddies.answers.title')}</h2>
      <Cards columns>
        {sides.map((side) => {
          const says = side === 'newcomer' ? proposal.newcomerSays : proposal.localSays
          return (
            <Card title={<bdi>{names[side]}</bdi>} state={says
              ? { state: 'done', word: t('buddies.says.yes') } : { state: 'soon', word: t('buddies.says.nothing') }}>
              {says === null && (
                <AnswerForm action={`${path}/antwoord`} voice="theirs" side={side}
                  state={state.values['side'] === side ? state : freshForm} />
              )}
            </Card>
          )
        })}
      </Cards>
    </section>
  )
}

function Refusals({ view }: { view: PairView }) {
  const { t, date } = useText()
  return (
    <section aria-labelledby="nee">
      <h2 id="nee">{t('buddies.refusals.title')}</h2>
      {view.refusals.map(({ side, after, parkedUntil, words }) => (
        <>
          <p><b><bdi>{view.names[side]}</bdi></b>: {t(`buddies.after.${after}`, { day: date(parkedUntil) })}</p>
          {words && <OwnWords>{words}</OwnWords>}
        </>
      ))}
    </section>
  )
}

function Meetings({ view, path }: { view: PairView; path: string }) {
  const { t, date, list } = useText()
  const { pair, meetings, names, today, state } = view
  const hasDayProblem = (state.problems['day'] ?? []).length > 0
  return (
    <section aria-labelledby="ontmoetingen">
      <h2 id="ontmoetingen">{t('buddies.meetings.title', { count: meetings.length })}</h2>
      <ul>
        {meetings.slice(0, 12).map(({ day, sides: by }) => (
          <li>
            {date(day)}{' '}
            <span class="why-more">{t('buddies.meetings.by', { names: list(by.map((side) => names[side])) })}</span>
          </li>
        ))}
      </ul>
      {meetings.length > 12 && <p class="why-more">{t('buddies.meetings.more', { count: meetings.length - 12 })}</p>}
      {!pair?.endedOn && (
        <>
          <Disclosure label={t('buddies.meetings.add')} open={hasDayProblem}>
            <Form action={`${path}/ontmoeting`} state={hasDayProblem ? state : freshForm}>
              <DateField name="day" label={t('buddies.meetings.day')} value={today} max={today} />
              <HiddenField name="side" value="newcomer" />
              <SubmitRow label={t('buddies.save')} />
            </Form>
          </Disclosure>
          <Disclosure label={t('buddies.weekly.title')}>
            <Form action={`${path}/afspraak`} state={freshForm}>
              <TextField name="weekly" label={t('buddies.weekly.ask')} help={t('buddies.weekly.help')} optional
                value={pair?.weekly} maxLength={120} />
              <SubmitRow label={t('buddies.save')} />
            </Form>
          </Disclosure>
        </>
      )}
    </section>
  )
}

function Checks({ view, path }: { view: PairView; path: string }) {
  const { t, date } = useText()
  const { checks, due, names } = view
  return (
    <section aria-labelledby="peilingen">
      <h2 id="peilingen">{t('buddies.checks.title')}</h2>
      <p>{t('buddies.talk.apart')}</p>
      {due.map(({ side, moment, day }) => (
        <div class="ask-line">
          <ButtonLink href={`${path}/peiling?kant=${side}&moment=${moment}`}>
            {t('buddies.checks.ask', { name: names[side] })}
          </ButtonLink>
          <span class="why-more">{t(`buddies.moment.${moment}`)} · {date(day)}</span>
        </div>
      ))}
      <Cards>{checks.map(({ side, moment, doneOn, how, newPeople, inTouch, body }) => (
        <Card title={<bdi>{names[side]}</bdi>} state={{ state: howStates[how], word: t(`buddies.how.${how}`) }}>
          <p class="person-facts">
            <span>{t(`buddies.moment.${moment}`)}</span><span>{date(doneOn)}</span>
            {newPeople !== null && <span>{t('buddies.checks.met', { count: newPeople })}</span>}
            {inTouch !== null && <span>{t(inTouch ? 'buddies.checks.touch' : 'buddies.checks.no_touch')}</span>}
          </p>
          {body && <OwnWords>{body}</OwnWords>}
        </Card>
      ))}</Cards>
      {due.length + checks.length === 0 && <p>{t('buddies.checks.none')}</p>}
    </section>
  )
}

const wordStates = {
  ended: 'done', silent: 'stuck', running: 'moving', waiting: 'soon', agreed: 'moving', refused: 'not_needed',
  withdrawn: 'not_needed',
} as const
const howStates = { good: 'done', fair: 'soon', hard: 'stuck' } as const

function Links({ view, path }: { view: PairView; path: string }) {
  const { t } = useText()
  return (
    <section aria-labelledby="links" class="link-part">
      <h2 id="links">{t('buddies.links.title')}</h2>
      <p>{t('buddies.links.help')}</p>
      {sides.map((side) => {
        const link = view.links[side]
        return (
          <div class="link-row">
            {link && (
              <img src={link.code} width="132" height="132"
                alt={t('buddies.links.picture', { name: view.names[side] })} />
            )}
            <p>
              <b><bdi>{view.names[side]}</bdi></b><br />
              {link && <a class="nl-link agenda-address" href={link.address}><bdi dir="ltr">{link.address}</bdi></a>}
            </p>
            <PostButton action={`${path}/link`} values={{ side }} look="quiet">
              {t(link ? 'buddies.links.renew' : 'buddies.links.make')}<span class="sr-only"> {view.names[side]}</span>
            </PostButton>
          </div>
        )
      })}
    </section>
  )
}
