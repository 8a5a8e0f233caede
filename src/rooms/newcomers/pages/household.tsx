import { Button } from '../../../web/components/button.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { useText } from '../../../web/texts.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import type { FileHead } from '../rules/file-head.ts'
import { HousemateName } from './contact.tsx'
import { FilePage, filePath } from './header.tsx'
import { type FoundPerson, LookForm } from './search.tsx'
import { toDetails } from './words.tsx'

export interface ShownHousemate {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly birthYear: number | null
  readonly firstDay: string
  readonly isClosed: boolean
}

interface HouseholdView {
  readonly head: FileHead
  readonly state: FormState
  readonly members: readonly ShownHousemate[]
  /** What was looked for; '' before that. */
  readonly typed: string
  /** null before anybody was looked for. */
  readonly found: readonly FoundPerson[] | null
}

/** Who lives together. Rights stay per person: a member outside the reader's files is not shown. */
export function HouseholdPage({ view }: { view: HouseholdView }) {
  const { t, date } = useText()
  const { head, members } = view
  const path = filePath(head.personId, '/huishouden')
  return (
    <FilePage head={head} tab="details" title={t('newcomers.household.title')} back={toDetails(head, t)}
      refused={view.state.problems['']}>
      {members.length < 2 && <p>{t('newcomers.household.alone')}</p>}
      <ul class="found">
        {members.map((member) => (
          <li>
            <PersonLine name={member.name}
              href={member.personId === head.personId ? undefined : filePath(member.personId, '/huishouden')}
              facts={[
                member.relation, member.birthYear && t('newcomers.head.born', { year: String(member.birthYear) }),
                t('newcomers.team.from', { from: date(member.firstDay) }),
              ].map((fact) => fact || null)}>
              {member.isClosed && <StateBadge state="not_needed">{t('newcomers.closed.badge')}</StateBadge>}
            </PersonLine>
          </li>
        ))}
      </ul>
      <h3>{t('newcomers.household.add')}</h3>
      <LookForm action={`${path}/zoeken`}>
        <TextField name="zoek" label={t('newcomers.household.look')} value={view.typed} type="search"
          maxLength={200} />
        <Button icon="search">{t('newcomers.search.act')}</Button>
      </LookForm>
      <FoundHousemates path={path} view={view} />
      {members.length > 1 && <Split path={path} members={members} state={stateOf(view.state, 'leaving')} />}
    </FilePage>
  )
}

/** Of the forms on this page, only the one that has the field says what is wrong. */
function stateOf(state: FormState, field: string): FormState {
  return field in state.problems ? state : freshForm
}

function FoundHousemates({ path, view: { found, typed, state } }: { path: string; view: HouseholdView }) {
  const { t } = useText()
  if (found === null) return null
  if (found.length === 0) return <p role="status">{t('newcomers.household.none_found')}</p>
  return (
    <Form action={path} state={stateOf(state, 'person_id')}>
      <HiddenField name="zoek" value={typed} />
      <Choices name="person_id" legend={t('newcomers.household.who')} options={found.map((person) => ({
        value: person.personId, label: <bdi>{person.name}</bdi>,
        help: person.birthYear ? t('newcomers.head.born', { year: String(person.birthYear) }) : undefined,
      }))} />
      <TextField name="relation" label={t('newcomers.household.relation')} help={t('newcomers.household.relation_help')}
        size="medium" optional maxLength={60} />
      <SubmitRow label={t('newcomers.household.join')} />
    </Form>
  )
}

interface SplitProps {
  path: string
  members: readonly ShownHousemate[]
  state: FormState
}

function Split({ path, members, state }: SplitProps) {
  const { t } = useText()
  return (
    <Disclosure label={t('newcomers.household.split')} open={state !== freshForm}>
      <Form action={`${path}/splitsing`} state={state}>
        <Choices name="leaving" many legend={t('newcomers.household.leaving')}
          help={t('newcomers.household.split_help')}
          options={members.map((mate) => ({ value: mate.personId, label: <HousemateName mate={mate} /> }))} />
        <SubmitRow label={t('newcomers.household.split_act')} />
      </Form>
    </Disclosure>
  )
}

export interface ShownMerge {
  readonly id: string
  readonly name: string
  readonly by: string
  readonly at: Date
  readonly reason: string
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}

export interface Double extends FoundPerson {
  readonly reasons: readonly string[]
}

interface MergeView {
  readonly head: FileHead
  readonly state: FormState
  readonly merges: readonly ShownMerge[]
  readonly doubles: readonly Double[]
  /** null before anybody was looked for. */
  readonly found: readonly FoundPerson[] | null
}

/** Two files of one person become one; nothing is moved and it can be undone. */
export function MergePage({ view }: { view: MergeView }) {
  const { t } = useText()
  const { head } = view
  const path = filePath(head.personId, '/samenvoegen')
  return (
    <FilePage head={head} tab="details" title={t('newcomers.merge.title')} back={toDetails(head, t)}
      refused={view.state.problems['']}>
      <p>{t('newcomers.merge.lead')}</p>
      <Merges path={path} merges={view.merges} />
      <h3>{t('newcomers.merge.doubles')}</h3>
      {view.doubles.length === 0 && <p>{t('newcomers.merge.no_doubles')}</p>}
      <ul class="found">
        {view.doubles.map((person) => <li><OneDouble person={person} path={path} /></li>)}
      </ul>
      <h3>{t('newcomers.merge.other')}</h3>
      <LookForm action={`${path}/zoeken`}>
        <TextField name="zoek" label={t('newcomers.search.field')} type="search" maxLength={200} />
        <Button icon="search">{t('newcomers.search.act')}</Button>
      </LookForm>
      {view.found?.length === 0 && <p role="status">{t('newcomers.household.none_found')}</p>}
      <ul class="found">
        {view.found?.map((person) => <li><OneDouble person={{ ...person, reasons: [] }} path={path} /></li>)}
      </ul>
    </FilePage>
  )
}

function OneDouble({ person, path }: { person: Double; path: string }) {
  const { t, list } = useText()
  const facts = [person.birthYear && t('newcomers.head.born', { year: String(person.birthYear) }), person.village]
  return (
    <>
      <PersonLine name={person.name} facts={facts.map((fact) => fact || null)} href={filePath(person.personId)} />
      {person.reasons.length > 0 && (
        <p class="found-reasons">{t('newcomers.new.because', { reasons: list(person.reasons) })}</p>
      )}
      <Form action={path}>
        <HiddenField name="merged_id" value={person.personId} />
        <TextField name="reason" label={t('newcomers.merge.reason')} optional maxLength={300} />
        <div class="actions">
          <Button look="primary" name="keep" value="this">{t('newcomers.merge.keep_this')}</Button>
          <Button name="keep" value="other">{t('newcomers.merge.keep_other')}</Button>
          <Button look="quiet" formaction={`${path}/anders`} name="keep" value="this">
            {t('newcomers.merge.different')}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Merges({ path, merges }: { path: string; merges: readonly ShownMerge[] }) {
  const { t, moment } = useText()
  return (
    <ul class="found">
      {merges.map((merge) => (
        <li>
          <p>{t('newcomers.merge.done', { name: merge.name, by: merge.by, at: moment(merge.at) })}</p>
          {merge.reason && <p><bdi>{merge.reason}</bdi></p>}
          {merge.undoneAt
            ? <p>{t('newcomers.merge.undone', { by: merge.undoneBy ?? '', at: moment(merge.undoneAt) })}</p>
            : (
              <Form action={`${path}/${merge.id}/ongedaan`}>
                <div class="actions"><Button>{t('newcomers.merge.undo')}</Button></div>
              </Form>
            )}
        </li>
      ))}
    </ul>
  )
}
