import { throughFrontDoor } from '../../../db/database.ts'
import { NotFound } from '../../../kit/errors.ts'
import { safePath } from '../../../web/answer.tsx'
import { languageCookieText } from '../../../web/mount.ts'
import {
  openRoute, type OpenRoute, type OpenVisit, page, redirect, type Route, route, type Visit,
} from '../../../web/route.ts'
import { getHeld, listHeld } from '../actions/held-forms.ts'
import { changePassword, renewRecoveryCodes, setLanguage } from '../actions/own-account.ts'
import { languageForm, noForm, ownAccountForm, passwordForm, recoveryForm } from '../forms.ts'
import { HeldPage, OwnAccountPage, PasswordPage, RenewCodesPage } from '../pages/own-account.tsx'
import { countRecoveryCodes, findAccount, setNameAndLanguage } from '../queries/accounts.ts'
import { listApiTokens, revokeApiToken } from '../queries/api-tokens.ts'
import { deleteHeldForm } from '../queries/held-forms.ts'
import { endSession, endSessions, listOpenSessions } from '../queries/sessions.ts'
import { isLive } from '../rules/session-times.ts'
import { type AccountParts, doorOf, goOn, letIn, signedIn } from '../visits.ts'
import { showCodesOnce } from './joining.tsx'

/** What is the person's own: name, language, proofs, sessions, forms kept after a session ran out. */
export function ownAccountRoutes(parts: AccountParts): (Route | OpenRoute)[] {
  return [...accountPage(parts), ...sessionRoutes(), ...proofRoutes(parts), ...heldRoutes(parts), languageRoute()]
}

function accountPage(parts: AccountParts): Route[] {
  const show = (visit: Visit<undefined>) => showAccount(parts, visit)
  return [
    route({
      method: 'GET', path: '/mijn-account', allow: 'every_role', form: 'none', handle: show,
      audit: { action: 'accounts.own', shows: 'nothing' },
    }),
    route({
      method: 'POST', path: '/mijn-account', allow: 'every_role', form: ownAccountForm, again: show,
      audit: { action: 'accounts.own_change', shows: 'nothing' },
      async handle(visit) {
        await throughFrontDoor(visit.tx, (front) => setNameAndLanguage(front, visit.actor.userId, visit.form))
        return redirect('/mijn-account')
      },
    }),
  ]
}

async function showAccount({ secret }: AccountParts, visit: Visit<undefined>) {
  const { actor, visitor, now, state, tx } = visit
  const held = await listHeld(tx, actor, secret, now)
  const { account, left, sessions, keys } = await throughFrontDoor(tx, async (front) => ({
    keys: await listApiTokens(front, actor.userId, actor.today),
    account: await findAccount(front, actor.userId), left: await countRecoveryCodes(front, actor.userId),
    sessions: await listOpenSessions(front, actor.userId),
  }))
  if (!account) throw new NotFound()
  const live = sessions.filter((session) => isLive(session, now))
    .map((session) => ({ ...session, isThis: session.id === visitor.sessionId }))
  return page({
    title: visit.text.t('accounts.own.title'), place: 'account',
    body: (
      <OwnAccountPage state={state} name={account.name} email={account.email} language={account.language}
        hasSecondFactor={account.totpConfirmedAt !== null} recoveryCodesLeft={left} sessions={live} held={held}
        keys={keys} />
    ),
  })
}

function sessionRoutes(): Route[] {
  return [
    route({
      method: 'POST', path: '/mijn-account/sessies/einde', allow: 'every_role', form: noForm,
      audit: { action: 'accounts.end_other_sessions', shows: 'nothing' },
      async handle({ tx, actor, visitor, now }) {
        await throughFrontDoor(tx, (front) => endSessions(front, actor.userId, now, visitor.sessionId))
        return redirect('/mijn-account')
      },
    }),
    route({
      method: 'POST', path: '/mijn-account/sessies/:session/einde', allow: 'every_role', form: noForm,
      audit: { action: 'accounts.end_session', shows: 'nothing' },
      async handle(visit) {
        const { tx, actor, now, params } = visit
        const id = params['session'] ?? ''
        if (!(await throughFrontDoor(tx, (front) => endSession(front, actor.userId, id, now)))) throw new NotFound()
        visit.about('session', id)
        return redirect('/mijn-account')
      },
    }),
    route({
      method: 'POST', path: '/mijn-account/sleutels/:key/einde', allow: 'every_role', form: noForm,
      audit: { action: 'accounts.revoke_key', shows: 'nothing' },
      async handle(visit) {
        const { tx, actor, now, params } = visit
        const id = params['key'] ?? ''
        if (!(await throughFrontDoor(tx, (front) => revokeApiToken(front, actor.userId, id, now)))) throw new NotFound()
        visit.about('api_token', id)
        return redirect('/mijn-account')
      },
    }),
  ]
}

function proofRoutes(parts: AccountParts): OpenRoute[] {
  return [
    openRoute({
      method: 'GET', path: '/mijn-account/wachtwoord', allow: 'everyone', form: 'none', handle: passwordPage,
      audit: { action: 'accounts.password_page', shows: 'nothing' },
    }),
    openRoute({
      method: 'POST', path: '/mijn-account/wachtwoord', allow: 'everyone', form: passwordForm, again: passwordPage,
      audit: { action: 'accounts.password', shows: 'nothing' },
      handle: signedIn(async (visit, visitor) =>
        letIn(await changePassword(doorOf(visit, parts), visitor, visit.form), '/mijn-account')),
    }),
    openRoute({
      method: 'GET', path: '/mijn-account/herstelcodes', allow: 'everyone', form: 'none', handle: renewPage,
      audit: { action: 'accounts.recovery_codes_page', shows: 'nothing' },
    }),
    openRoute({
      method: 'POST', path: '/mijn-account/herstelcodes', allow: 'everyone', form: recoveryForm, again: renewPage,
      audit: { action: 'accounts.recovery_codes', shows: 'nothing' },
      handle: signedIn(async (visit, { accountId, sessionId }) => {
        const recoveryCodes = await renewRecoveryCodes(doorOf(visit, parts), { accountId, sessionId }, visit.form.code)
        return showCodesOnce(parts, visit, { accountId, recoveryCodes, back: '/mijn-account' })
      }),
    }),
  ]
}

const passwordPage = signedIn(async (visit: OpenVisit<undefined>) => page({
  title: visit.text.t('accounts.password.title'), place: 'account', body: <PasswordPage state={visit.state} />,
}))

const renewPage = signedIn(async (visit: OpenVisit<undefined>) => page({
  title: visit.text.t('accounts.own.codesRenew'), place: 'account', body: <RenewCodesPage state={visit.state} />,
}))

function heldRoutes({ secret }: AccountParts): Route[] {
  return [
    route({
      method: 'GET', path: '/vastgehouden/:id', allow: 'every_role', form: 'none',
      audit: { action: 'accounts.held_form', shows: 'nothing' },
      async handle({ tx, actor, now, params, text }) {
        const held = await getHeld(tx, actor, secret, { id: params['id'] ?? '', now })
        return page({
          title: text.t('accounts.held.title'), place: '',
          body: <HeldPage id={held.id} path={safePath(held.path)} heldAt={held.heldAt} fields={held.fields} />,
        })
      },
    }),
    route({
      method: 'POST', path: '/vastgehouden/:id/weg', allow: 'every_role', form: noForm,
      audit: { action: 'accounts.drop_held_form', shows: 'nothing' },
      async handle({ tx, actor, now, params }) {
        const { id } = await getHeld(tx, actor, secret, { id: params['id'] ?? '', now })
        await deleteHeldForm(tx, actor, id)
        return redirect('/')
      },
    }),
  ]
}

function languageRoute(): OpenRoute {
  return openRoute({
    method: 'POST', path: '/taal', allow: 'everyone', form: languageForm,
    audit: { action: 'accounts.language', shows: 'nothing' },
    async handle({ form, visitor, database }) {
      if (visitor) await setLanguage({ database }, visitor.accountId, form.language)
      return goOn(form.back || '/', languageCookieText(form.language))
    },
  })
}
