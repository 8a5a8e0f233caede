import { ButtonLink } from '../../../web/components/button.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { type DraftState, draftOf } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import type { FileHead } from '../rules/file-head.ts'
import { FilePage, filePath, TaskPage } from './header.tsx'

export interface ShownMember {
  readonly id: string
  readonly name: string
  readonly organisation: string | null
  readonly purpose: string
  readonly isLead: boolean
  readonly isSelfAttached: boolean
  readonly firstDay: string
  readonly lastDay: string | null
  readonly mayEnd: boolean
}

export interface ShownLeadChange {
  readonly id: string
  readonly fromName: string | null
  readonly toName: string
  readonly byName: string
  readonly reason: string
  readonly overlapUntil: string | null
  readonly at: Date
}

export interface TeamView {
  readonly head: FileHead
  readonly today: readonly ShownMember[]
  readonly earlier: readonly ShownMember[]
  readonly changes: readonly ShownLeadChange[]
  /** Last day of the reader's own attachment, when it still has to be confirmed. */
  readonly confirmBy: string | null
  readonly refused: readonly string[] | undefined
}

/** Who stands around this person, from which organisation, what for, from when to when. */
export function TeamPage({ view }: { view: TeamView }) {
  const { t } = useText()
  const { head } = view
  return (
    <FilePage head={head} tab="team" title={t('newcomers.team.title')} refused={view.refused} actions={
      <>
        <ButtonLink look="primary" icon="add" href={filePath(head.personId, '/team/nieuw')}>
          {t('newcomers.team.add')}
        </ButtonLink>
        <ButtonLink icon="people" href={filePath(head.personId, '/team/lead')}>
          {t(head.lead ? 'newcomers.team.change_lead' : 'newcomers.team.choose_lead')}
        </ButtonLink>
      </>
    }>
      <ConfirmNotice view={view} />
      {view.today.length === 0 && <p>{t('newcomers.team.nobody')}</p>}
      <ul class="found">
        {view.today.map((member) => <li><MemberLine member={member} head={head} /></li>)}
      </ul>
      {view.earlier.length > 0 && (
        <Disclosure label={t('newcomers.team.earlier', { count: view.earlier.length })}>
          <ul class="found">{view.earlier.map((member) => <li><MemberLine member={member} head={head} /></li>)}</ul>
        </Disclosure>
      )}
      <LeadChanges changes={view.changes} />
    </FilePage>
  )
}

function ConfirmNotice({ view }: { view: TeamView }) {
  const { t, date } = useText()
  if (!view.confirmBy) return null
  return (
    <Notice kind="warning" title={t('newcomers.attach.until', { day: date(view.confirmBy) })}>
      <p>{t('newcomers.attach.confirm_help')}</p>
      <PostButton action={filePath(view.head.personId, '/team/bevestiging')} look="primary">
        {t('newcomers.attach.confirm')}
      </PostButton>
    </Notice>
  )
}

function MemberLine({ member, head }: { member: ShownMember; head: FileHead }) {
  const { t, date } = useText()
  const period = member.lastDay
    ? t('newcomers.team.from_to', { from: date(member.firstDay), to: date(member.lastDay) })
    : t('newcomers.team.from', { from: date(member.firstDay) })
  return (
    <PersonLine name={member.name} facts={[
      member.isLead && t('newcomers.team.lead'), member.organisation, member.purpose, period,
      member.isSelfAttached && t('newcomers.team.self_attached'),
    ]}>
      {member.mayEnd && (
        <PostButton action={filePath(head.personId, `/team/${member.id}/einde`)}>{t('newcomers.team.end')}</PostButton>
      )}
    </PersonLine>
  )
}

function LeadChanges({ changes }: { changes: readonly ShownLeadChange[] }) {
  const { t, date, moment } = useText()
  if (changes.length === 0) return null
  return (
    <section>
      <h3>{t('newcomers.team.changes')}</h3>
      <ul class="found">
        {changes.map((change) => (
          <li>
            <p>
              {t('newcomers.team.changed', { from: change.fromName ?? t('newcomers.list.nobody'), to: change.toName })}
            </p>
            {change.reason && <OwnWords>{change.reason}</OwnWords>}
            <p class="found-reasons">
              {moment(change.at)}, <bdi>{change.byName}</bdi>
              {change.overlapUntil && ` · ${t('newcomers.team.overlap_until', { day: date(change.overlapUntil) })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FormView {
  readonly head: FileHead
  readonly state: DraftState
  readonly colleagues: readonly Option[]
}

export function NewMemberPage({ view }: { view: FormView }) {
  const { t } = useText()
  const { head, state } = view
  const back = { href: filePath(head.personId, '/team'), label: t('newcomers.team.title') }
  return (
    <TaskPage head={head} title={t('newcomers.team.add')} back={back}>
      <Form action={back.href} state={state}>
        <SelectField name="account_id" label={t('newcomers.team.who')} options={view.colleagues}
          empty={t('newcomers.choose')} />
        <TextField name="purpose" label={t('newcomers.team.purpose')} help={t('newcomers.team.purpose_help')} optional
          maxLength={200} />
        <DateField name="last_day" label={t('newcomers.team.last_day')} optional />
        <SubmitRow label={t('newcomers.team.add')} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

export function LeadPage({ view }: { view: FormView & { readonly reasons: readonly string[] } }) {
  const { t, time } = useText()
  const { head, state } = view
  const back = { href: filePath(head.personId, '/team'), label: t('newcomers.team.title') }
  const title = t(head.lead ? 'newcomers.team.change_lead' : 'newcomers.team.choose_lead')
  return (
    <TaskPage head={head} title={title} back={back}>
      <p>{head.lead ? t('newcomers.team.lead_now', { name: head.lead }) : t('newcomers.team.no_lead_now')}</p>
      <Form action={`${back.href}/lead`} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <SelectField name="account_id" label={t('newcomers.team.new_lead')} options={view.colleagues}
          empty={t('newcomers.choose')} />
        {head.lead && (
          <>
            <TextField name="reason" label={t('newcomers.team.reason')} maxLength={1000} suggestions={view.reasons}
              draft={draftOf(state.draftKey)} />
            <DateField name="overlap_until" label={t('newcomers.team.overlap')} optional
              help={t('newcomers.team.overlap_help', { name: head.lead })} />
          </>
        )}
        <TextField name="purpose" label={t('newcomers.team.purpose')} help={t('newcomers.team.purpose_help')} optional
          maxLength={200} />
        <SubmitRow label={title} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}
