import type { Role } from '../../../kit/actor.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Card, Cards } from '../../../web/components/card.tsx'
import { Choices } from '../../../web/components/choices.tsx'
import { DataTable } from '../../../web/components/data-table.tsx'
import { DateField } from '../../../web/components/date-field.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, Fieldset, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'

export interface ShownRole {
  readonly id: string
  readonly role: Role
  readonly organisation: string | null
  readonly areaTeam: string | null
  readonly firstDay: string
  readonly lastDay: string | null
  readonly isOver: boolean
}

export interface ShownPerson {
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly hasSecondFactor: boolean
  readonly isDeactivated: boolean
  readonly roles: readonly ShownRole[]
}

const listHref = '/instellingen/mensen'

/** Everybody with a role in the municipality; who left stands apart. */
export function PeoplePage({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useText()
  const here = people.filter(({ roles }) => roles.some((role) => !role.isOver))
  const left = people.filter((person) => !here.includes(person))
  return (
    <>
      <PageHead title={t('accounts.people.title')} lead={t('accounts.people.lead')}>
        <ButtonLink look="primary" icon="add" href={`${listHref}/nieuw`}>{t('accounts.people.invite')}</ButtonLink>
      </PageHead>
      <PeopleTable people={here} caption={t('accounts.people.here', { count: here.length })} />
      {left.length > 0 && (
        <Disclosure label={t('accounts.people.left', { count: left.length })}>
          <PeopleTable people={left} caption={t('accounts.people.left', { count: left.length })} />
        </Disclosure>
      )}
    </>
  )
}

function PeopleTable({ people, caption }: { people: readonly ShownPerson[]; caption: string }) {
  const { t } = useText()
  const shown = (person: ShownPerson) => {
    const open = person.roles.filter((role) => !role.isOver)
    return (open.length > 0 ? open : person.roles).map((role) => <div><RoleWords role={role} /></div>)
  }
  return (
    <DataTable caption={caption} rows={people} columns={[
      {
        key: 'name', label: t('accounts.field.name'),
        cell: (person) => <a class="nl-link" href={`${listHref}/${person.accountId}`}><bdi>{person.name}</bdi></a>,
      },
      { key: 'email', label: t('accounts.field.email'), cell: (person) => <bdi>{person.email}</bdi> },
      { key: 'roles', label: t('accounts.field.roles'), cell: shown },
      {
        key: 'factor', label: t('accounts.people.factor'),
        cell: (person) => t(person.hasSecondFactor ? 'accounts.people.factorOn' : 'accounts.people.factorOff'),
      },
    ]} />
  )
}

function RoleWords({ role }: { role: ShownRole }) {
  const { t, date } = useText()
  const where = [role.organisation, role.areaTeam].filter((name) => name !== null)
  const days = role.lastDay
    ? t('accounts.role.fromTo', { first: date(role.firstDay), last: date(role.lastDay) })
    : t('accounts.role.from', { first: date(role.firstDay) })
  return <>{t(`app.role.${role.role}`)}{where.map((name) => <>{t('web.comma')}<bdi>{name}</bdi></>)} ({days})</>
}

export interface RoleChoices {
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly Role[]
  readonly today: string
}

/** Inviting somebody: who it is, in which role, from when until when. */
export function InvitePage({ state, choices }: { state: FormState; choices: RoleChoices }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('accounts.invite.title')} lead={t('accounts.invite.lead')}
        back={{ href: listHref, label: t('accounts.people.title') }} />
      <Form action={listHref} state={state}>
        <TextField name="name" label={t('accounts.field.name')} autocomplete="off" />
        <TextField name="email" label={t('accounts.field.email')} help={t('accounts.invite.email')} type="email" />
        <RoleFields choices={choices} />
        <SubmitRow label={t('accounts.invite.button')} cancel={{ href: listHref, label: t('accounts.cancel') }} />
      </Form>
    </>
  )
}

function RoleFields({ choices }: { choices: RoleChoices }) {
  const { t } = useText()
  const options = (rows: RoleChoices['teams']) => rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Choices name="role" legend={t('accounts.field.role')} options={choices.roles.map((role) => ({
        value: role, label: t(`app.role.${role}`), help: t(`accounts.roleHelp.${role}`),
      }))} />
      <SelectField name="organisation" label={t('accounts.field.organisation')} optional
        empty={t('accounts.field.noOrganisation')} options={options(choices.organisations)} />
      {choices.teams.length > 0 && (
        <SelectField name="team" label={t('accounts.field.team')} help={t('accounts.field.teamHelp')} optional
          empty={t('accounts.field.noTeam')} options={options(choices.teams)} />
      )}
      <DateField name="firstDay" label={t('accounts.field.firstDay')} value={choices.today} />
      <DateField name="lastDay" label={t('accounts.field.lastDay')} optional />
    </>
  )
}

export interface PersonPageProps {
  readonly person: ShownPerson
  readonly choices: RoleChoices
  readonly state: FormState
  /** A link that was just made; shown this once. */
  readonly link: string | null
  /** Nobody changes their own roles. */
  readonly mayChange: boolean
}

/** One person: roles, and what the administrator may do. */
export function PersonPage({ person, choices, state, link, mayChange }: PersonPageProps) {
  const { t } = useText()
  return (
    <>
      <PageHead title={<bdi>{person.name}</bdi>} lead={person.email}
        back={{ href: listHref, label: t('accounts.people.title') }} />
      {link && (
        <Notice kind="ok" title={t('accounts.link.title')} announce>
          <p>{t('accounts.link.text', { name: person.name })}</p>
          <p><code class="joining-link" dir="ltr">{link}</code></p>
        </Notice>
      )}
      {person.isDeactivated && <Notice kind="warning" title={t('accounts.person.deactivated')} />}
      <h2>{t('accounts.field.roles')}</h2>
      {person.roles.map((role) => <RoleLine role={role} person={person} mayChange={mayChange} />)}
      {mayChange
        ? <Acts person={person} choices={choices} state={state} />
        : <Notice title={t('accounts.problem.own_roles')} />}
    </>
  )
}

function RoleLine({ role, person, mayChange }: { role: ShownRole; person: ShownPerson; mayChange: boolean }) {
  const { t } = useText()
  const href = `${listHref}/${person.accountId}/rollen/${role.id}`
  return (
    <section class="card">
      <p><RoleWords role={role} />{role.isOver && <> · {t('accounts.role.over')}</>}</p>
      {mayChange && !role.isOver && (
        <Disclosure label={t('accounts.role.end')}>
          <PostButton action={`${href}/einde`} danger>{t('accounts.role.endNow')}</PostButton>
          <Form action={`${href}/laatste-dag`} summary={false}>
            <LastDay id={role.id} value={role.lastDay} />
            <SubmitRow label={t('accounts.role.endLater')} />
          </Form>
        </Disclosure>
      )}
    </section>
  )
}

function LastDay({ id, value }: { id: string; value: string | null }) {
  const { t } = useText()
  return (
    <p>
      <label class="utrecht-form-label" for={`laatste-${id}`}>{t('accounts.field.lastDay')}</label>{' '}
      <input class="utrecht-textbox utrecht-textbox--html-input" type="date" name="lastDay" id={`laatste-${id}`}
        value={value ?? ''} />
    </p>
  )
}

function Acts({ person, choices, state }: Pick<PersonPageProps, 'person' | 'choices' | 'state'>) {
  const { t } = useText()
  const href = `${listHref}/${person.accountId}`
  if (person.isDeactivated) {
    return <PostButton action={`${href}/heropening`}>{t('accounts.person.reopen')}</PostButton>
  }
  return (
    <>
      <Form action={`${href}/rollen`} state={state}>
        <Fieldset legend={t('accounts.person.addRole')} head>
          <RoleFields choices={choices} />
        </Fieldset>
        <SubmitRow label={t('accounts.person.addRoleButton')} />
      </Form>
      <h2>{t('accounts.person.signIn')}</h2>
      <Cards>
        <Card actions={<PostButton action={`${href}/link`}>{t('accounts.person.link')}</PostButton>}>
          <p>{t('accounts.person.linkText')}</p>
        </Card>
        <Card actions={<PostButton action={`${href}/sessies/einde`}>{t('accounts.person.sessions')}</PostButton>}>
          <p>{t('accounts.person.sessionsText')}</p>
        </Card>
      </Cards>
      <h2>{t('accounts.person.leaves')}</h2>
      <Card actions={<PostButton action={`${href}/einde`} danger>{t('accounts.person.end')}</PostButton>}>
        <p>{t('accounts.person.leavesText')}</p>
      </Card>
    </>
  )
}
