import type { z } from 'zod'
import { roles } from '../../../kit/actor.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { getOrganisation, listOrganisations } from '../../organisations/queries.ts'
import { getAreaTeam, listAreaTeams } from '../../territory/queries.ts'
import { mayChangeRolesOf } from '../access.ts'
import { giveRole, type GivenRole, invite } from '../actions/inviting.ts'
import {
  endAccess, endMembership, endSessionsOf, getPersonWithRoles, makeLinkFor, reopenAccount,
} from '../actions/memberships.ts'
import { inviteForm, lastDayForm, noForm, roleForm } from '../forms.ts'
import { InvitePage, PeoplePage, PersonPage, type RoleChoices, type ShownPerson } from '../pages/people.tsx'
import { listMemberships, type PersonWithRole } from '../queries/memberships.ts'
import { sealUntil, unsealUntil } from '../../../web/sealing.ts'
import { type AccountParts, originOf } from '../visits.ts'

const home = '/instellingen/mensen'
const linkShownFor = 10 * 60_000

/** The people with a role in this municipality: inviting, ending, links. The administrator sees no file. */
export function peopleRoutes(parts: AccountParts): Route[] {
  return [...listRoutes(parts), ...personRoutes(parts), ...roleRoutes(parts), ...accessRoutes(parts)]
}

function listRoutes(parts: AccountParts): Route[] {
  return [
    route({
      method: 'GET', path: home, allow: ['administrator'], form: 'none',
      audit: { action: 'accounts.people', shows: 'nothing' },
      async handle({ tx, actor, text }) {
        const people = byPerson(await listMemberships(tx, actor), actor.today)
        return page({
          title: text.t('accounts.people.title'), place: 'settings', wide: true, body: <PeoplePage people={people} />,
        })
      },
    }),
    route({
      method: 'GET', path: `${home}/nieuw`, allow: ['administrator'], form: 'none', handle: invitePage,
      audit: { action: 'accounts.invite_page', shows: 'nothing' },
    }),
    route({
      method: 'POST', path: home, allow: ['administrator'], form: inviteForm, again: invitePage,
      audit: { action: 'accounts.invite', shows: 'nothing' },
      async handle(visit) {
        const { email, name } = visit.form
        const role = await given(visit, visit.form)
        const { accountId, token } = await invite(visit.tx, visit.actor, { email, name, ...role }, visit.now)
        visit.about('account', accountId)
        return showPerson(parts, visit, accountId, token)
      },
    }),
  ]
}

async function invitePage(visit: Visit<undefined>) {
  return page({
    title: visit.text.t('accounts.invite.title'), place: 'settings',
    body: <InvitePage state={visit.state} choices={await choicesOf(visit)} />,
  })
}

function personRoutes(parts: AccountParts): Route[] {
  return [
    route({
      method: 'GET', path: `${home}/:account`, allow: ['administrator'], form: 'none',
      audit: { action: 'accounts.person', shows: 'nothing' }, handle: (visit) => personPage(parts, visit),
    }),
    route({
      method: 'POST', path: `${home}/:account/link`, allow: ['administrator'], form: noForm,
      audit: { action: 'accounts.make_link', shows: 'nothing' }, again: (visit) => personPage(parts, visit),
      async handle(visit) {
        const accountId = accountOf(visit)
        return showPerson(parts, visit, accountId, await makeLinkFor(visit.tx, visit.actor, accountId, visit.now))
      },
    }),
  ]
}

async function personPage({ secret, origin, isDemo }: AccountParts, visit: Visit<undefined>) {
  const { tx, actor, now, url, state } = visit
  const [person] = byPerson(await getPersonWithRoles(tx, actor, accountOf(visit)), actor.today)
  if (!person) throw new Error('a person with roles was found without')
  const sealed = url.searchParams.get('link')
  const token = sealed ? unsealUntil<string>(secret, `link ${actor.userId}`, sealed, now) : null
  const link = token ? `${originOf(visit.request, { secret, origin, isDemo })}/uitnodiging/${token}` : null
  return page({
    title: person.name, place: 'settings',
    body: (
      <PersonPage person={person} choices={await choicesOf(visit)} state={state} link={link}
        mayChange={mayChangeRolesOf(actor, person.accountId)} />
    ),
  })
}

function roleRoutes(parts: AccountParts): Route[] {
  const again = (visit: Visit<undefined>) => personPage(parts, visit)
  return [
    route({
      method: 'POST', path: `${home}/:account/rollen`, allow: ['administrator'], form: roleForm, again,
      audit: { action: 'accounts.give_role', shows: 'nothing' },
      async handle(visit) {
        const accountId = accountOf(visit)
        await getPersonWithRoles(visit.tx, visit.actor, accountId)
        await giveRole(visit.tx, visit.actor, accountId, await given(visit, visit.form))
        return redirect(`${home}/${accountId}`)
      },
    }),
    route({
      method: 'POST', path: `${home}/:account/rollen/:role/einde`, allow: ['administrator'], form: noForm, again,
      audit: { action: 'accounts.end_role', shows: 'nothing' },
      handle: (visit) => endRole(visit, null),
    }),
    route({
      method: 'POST', path: `${home}/:account/rollen/:role/laatste-dag`, allow: ['administrator'], form: lastDayForm,
      audit: { action: 'accounts.set_last_day', shows: 'nothing' }, again,
      handle: (visit) => endRole(visit, visit.form.lastDay),
    }),
  ]
}

async function endRole(visit: Visit<unknown>, lastDay: string | null) {
  const accountId = accountOf(visit)
  await endMembership(visit.tx, visit.actor, { id: visit.params['role'] ?? '', accountId }, { lastDay, now: visit.now })
  return redirect(`${home}/${accountId}`)
}

function accessRoutes(parts: AccountParts): Route[] {
  const again = (visit: Visit<undefined>) => personPage(parts, visit)
  const act = (path: string, action: string, work: typeof endAccess) => route({
    method: 'POST', path: `${home}/:account/${path}`, allow: ['administrator'], form: noForm, again,
    audit: { action, shows: 'nothing' },
    async handle(visit) {
      const accountId = accountOf(visit)
      await work(visit.tx, visit.actor, accountId, visit.now)
      return redirect(`${home}/${accountId}`)
    },
  })
  return [
    act('sessies/einde', 'accounts.end_sessions_of', endSessionsOf),
    act('einde', 'accounts.end_access', endAccess),
    act('heropening', 'accounts.reopen', reopenAccount),
  ]
}

/** The person of the address, named in the audit row (BIO2 5.18.01). */
function accountOf(visit: Visit<unknown>): string {
  const accountId = visit.params['account'] ?? ''
  visit.about('account', accountId)
  return accountId
}

/** The joining link travels sealed for this administrator and opens for ten minutes: shown once, stored nowhere. */
function showPerson({ secret }: AccountParts, visit: Visit<unknown>, accountId: string, token: string | null) {
  if (!token) return redirect(`${home}/${accountId}`)
  const until = new Date(visit.now.getTime() + linkShownFor)
  return redirect(`${home}/${accountId}?link=${sealUntil(secret, `link ${visit.actor.userId}`, token, until)}`)
}

async function choicesOf({ tx, actor }: Visit<unknown>): Promise<RoleChoices> {
  return {
    organisations: await listOrganisations(tx, actor), teams: await listAreaTeams(tx, actor), roles,
    today: actor.today,
  }
}

type RoleFields = z.output<typeof roleForm>

/** NotFound for an organisation or team of another municipality. */
async function given({ tx, actor }: Visit<unknown>, form: RoleFields): Promise<GivenRole> {
  const { role, organisation, team, firstDay, lastDay } = form
  if (organisation) await getOrganisation(tx, actor, organisation)
  if (team) await getAreaTeam(tx, actor, team)
  return { role, organisationId: organisation, areaTeamId: team, firstDay, lastDay }
}

function byPerson(held: readonly PersonWithRole[], today: string): ShownPerson[] {
  const people = new Map<string, ShownPerson & { roles: ShownPerson['roles'][number][] }>()
  for (const { accountId, name, email, hasSecondFactor, isDeactivated, ...role } of held) {
    const person = people.get(accountId) ?? { accountId, name, email, hasSecondFactor, isDeactivated, roles: [] }
    const isOver = role.endedAt !== null || (role.lastDay !== null && role.lastDay < today)
    person.roles.push({ ...role, isOver })
    people.set(accountId, person)
  }
  return [...people.values()]
}
