import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, freshForm, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { ExplainedTerm } from '../rules/explained.ts'
import { AnswerForm } from './answer.tsx'
import { wordsIn } from './parts.tsx'

interface ProposedView {
  readonly token: string
  /** First name of the other: all that this page says of them. */
  readonly other: string
  readonly shared: readonly ExplainedTerm[]
  readonly says: boolean | null
  readonly isOver: boolean
  readonly state: FormState
}

/** By the link of one side: would you like to meet? */
export function ProposedPage({ view }: { view: ProposedView }) {
  const { t } = useText()
  const { token, other, says, state } = view
  if (says === false) return <PageHead title={t('buddies.link.said_no')} lead={t('buddies.link.said_no_help')} />
  if (view.isOver) return <PageHead title={t('buddies.link.over')} lead={t('buddies.link.over_help')} />
  if (says) {
    return <PageHead title={t('buddies.link.said_yes')} lead={t('buddies.link.said_yes_help', { name: other })} />
  }
  return (
    <>
      <PageHead title={t('buddies.link.title', { name: other })} lead={t('buddies.link.lead')} />
      {(state.problems[''] ?? []).map((sentence) => <Notice kind="error" announce>{sentence}</Notice>)}
      <Shared terms={view.shared} />
      <AnswerForm action={`/maatje/${token}`} voice="mine" state={state} />
    </>
  )
}

const listOf = { kinds: 'kind', interests: 'interest', slots: 'slot' } as const

// Only what both said themselves; no age, no children, no place.
function Shared({ terms }: { terms: readonly ExplainedTerm[] }) {
  const texts = useText()
  const { t, list } = texts
  const lines = terms.filter(({ shared }) => shared.length > 0).flatMap(({ term, shared }) => {
    if (term === 'talk') return [t('buddies.link.shared.talk', { words: list(shared) })]
    if (term === 'kinds' || term === 'interests' || term === 'slots') {
      return [t(`buddies.link.shared.${term}`, { words: wordsIn(listOf[term], shared, texts) })]
    }
    return []
  })
  return <ul class="why">{lines.map((line) => <li>{line}</li>)}</ul>
}

interface MeetView {
  readonly token: string
  readonly other: string
  readonly today: string
  readonly firstDay: string
  /** This side wrote down today already. */
  readonly hasToday: boolean
  readonly meetings: number
  readonly weekly: string
  readonly group: Pick<AgendaDate, 'day' | 'starts' | 'title' | 'place'> | null
  readonly state: FormState
}

/** By the link of one side of a pair: one big button. */
export function MeetPage({ view }: { view: MeetView }) {
  const { t, longDate, date } = useText()
  const { token, other, state, group } = view
  const action = `/maatje/${token}/ontmoeting`
  return (
    <>
      <PageHead title={t('buddies.link.pair', { name: other })}
        lead={view.weekly ? <bdi>{view.weekly}</bdi> : t('buddies.link.weekly')} />
      {view.hasToday
        ? <Notice kind="ok" announce title={t('buddies.link.met', { name: other })}>
          <p>{t('buddies.link.met_help', { day: date(view.today) })}</p>
        </Notice>
        : <div class="one-tap"><PostButton action={action} look="primary">
          {t('buddies.link.meet', { name: other })}
        </PostButton></div>}
      <p><b>{t('buddies.link.count', { count: view.meetings })}</b></p>
      {group && (
        <p>{t('buddies.link.group')} <b><bdi>{group.title}</bdi></b> · {longDate(group.day)} ·{' '}
          <bdi dir="ltr">{group.starts}</bdi> · <bdi>{group.place}</bdi></p>
      )}
      <Disclosure label={t('buddies.link.other_day')} open={hasProblems(state)}>
        <Form action={action} state={hasProblems(state) ? state : freshForm}>
          <DateField name="day" label={t('buddies.link.day')} min={view.firstDay} max={view.today} />
          <SubmitRow label={t('buddies.link.save')} />
        </Form>
      </Disclosure>
      <p class="why-more">{t('buddies.link.private')}</p>
    </>
  )
}

/** The same words for a link that was ended, is too old, or never was. */
export function BuddyLinkGonePage() {
  const { t } = useText()
  return <PageHead title={t('buddies.link.gone')} lead={t('buddies.link.gone_help')} />
}
