import { Invalid, NotFound } from '../../../kit/errors.ts'
import { cookieText } from '../../../web/mount.ts'
import { openRoute, type OpenRoute, type OpenVisit, page } from '../../../web/route.ts'
import { tooSoon } from '../actions/attempts.ts'
import { choosePlace, signOut } from '../actions/own-account.ts'
import { type SignIn, type SignInStep, tryCode, tryPassword } from '../actions/sign-in.ts'
import { needsSecondFactor } from '../access.ts'
import { codeForm, noForm, placeForm, signInForm } from '../forms.ts'
import { ChoosePage, CodePage, ForgottenPage, NoRolesPage, SignInPage } from '../pages/sign-in.tsx'
import { findOwnSession } from '../queries/sessions.ts'
import { placeOf } from '../rules/actors.ts'
import { sealUntil, unsealUntil } from '../../../web/sealing.ts'
import { readCookie, sessionCookie } from '../tokens.ts'
import { type AccountParts, backOf, doorOf, goOn, letIn, signedIn } from '../visits.ts'

/** Holds who gave the right password while the code is asked; it opens nothing by itself. */
const stepCookie = '__Host-stap'
const stepLifetime = 10 * 60_000
const noStep = cookieText(stepCookie, '', 0)

/** Signing in and out, and where to work. */
export function signInRoutes(parts: AccountParts): OpenRoute[] {
  const showSignIn = signInPage(parts)
  return [
    openRoute({
      method: 'GET', path: '/aanmelden', allow: 'everyone', form: 'none',
      audit: { action: 'accounts.sign_in_page', shows: 'nothing' },
      handle: async (visit) => (visit.visitor?.actor ? goOn(backOf(visit)) : showSignIn(visit)),
    }),
    openRoute({
      method: 'POST', path: '/aanmelden', allow: 'everyone', form: signInForm, again: showSignIn,
      audit: { action: 'accounts.sign_in', shows: 'nothing' },
      async handle(visit) {
        const { email, password, naar } = visit.form
        const outcome = await tryPassword(doorOf(visit, parts), { email, password })
        if (outcome.kind === 'code') return askCode(parts, visit, { step: outcome.step, back: naar })
        return letIn(tokenOf(outcome, 'accounts.problem.sign_in'), naar)
      },
    }),
    ...codeRoutes(parts), ...leavingRoutes(parts), ...placeRoutes(parts),
  ]
}

function codeRoutes(parts: AccountParts): OpenRoute[] {
  return [
    openRoute({
      method: 'GET', path: '/aanmelden/code', allow: 'everyone', form: 'none', handle: codePage,
      audit: { action: 'accounts.code_page', shows: 'nothing' },
    }),
    openRoute({
      method: 'POST', path: '/aanmelden/code', allow: 'everyone', form: codeForm, again: codePage,
      audit: { action: 'accounts.sign_in', shows: 'nothing' },
      async handle(visit) {
        const step = stepIn(parts, visit)
        const outcome = step ? await tryCode(doorOf(visit, parts), step, visit.form.code) : { kind: 'stale' as const }
        if (outcome.kind === 'stale') return goOn(`/aanmelden?naar=${encodeURIComponent(visit.form.naar)}`, noStep)
        const answer = letIn(tokenOf(outcome, 'accounts.problem.code'), visit.form.naar)
        return { ...answer, cookies: [...(answer.cookies ?? []), noStep] }
      },
    }),
    openRoute({
      method: 'GET', path: '/wachtwoord-vergeten', allow: 'everyone', form: 'none',
      audit: { action: 'accounts.forgotten_page', shows: 'nothing' },
      handle: async ({ text }) =>
        page({ title: text.t('accounts.forgotten.title'), place: '', body: <ForgottenPage /> }),
    }),
  ]
}

function leavingRoutes(parts: AccountParts): OpenRoute[] {
  return [
    openRoute({
      method: 'POST', path: '/afmelden', allow: 'everyone', form: noForm,
      audit: { action: 'accounts.sign_out', shows: 'nothing' },
      async handle(visit) {
        if (visit.visitor) await signOut(doorOf(visit, parts), visit.visitor)
        // Not "cookies": that would sign people out of every other application of the same municipality's domain.
        const headers = { 'clear-site-data': '"cache", "storage"' }
        return { ...goOn('/aanmelden', cookieText(sessionCookie, '', 0), noStep), headers }
      },
    }),
  ]
}

function placeRoutes(parts: AccountParts): OpenRoute[] {
  return [
    openRoute({
      method: 'GET', path: '/kies', allow: 'everyone', form: 'none',
      audit: { action: 'accounts.place_page', shows: 'nothing' }, handle: signedIn(whatFirst),
    }),
    openRoute({
      method: 'POST', path: '/kies', allow: 'everyone', form: placeForm,
      audit: { action: 'accounts.choose_place', shows: 'nothing' },
      handle: signedIn(async (visit, visitor) => {
        const { municipality, naar } = visit.form
        if (!visitor.places.some((place) => place.municipalityId === municipality)) throw new NotFound()
        await choosePlace(doorOf(visit, parts), visitor, municipality)
        return goOn(`/kies?naar=${encodeURIComponent(naar || '/')}`)
      }),
    }),
  ]
}

/** What stands between a session and the work: no role today, a place to choose, a second factor to set up. */
const whatFirst: Parameters<typeof signedIn<undefined>>[0] = async (visit, visitor) => {
  const { places, actor, name } = visitor
  const isAsked = visit.url.searchParams.has('naar')
  const back = backOf(visit)
  const { t } = visit.text
  if (places.length === 0) {
    return page({ title: t('accounts.noRoles.title'), place: '', body: <NoRolesPage name={name} /> })
  }
  if (actor && isAsked) return goOn(back)
  const session = await findOwnSession(visit.database, visitor.accountId, visitor.sessionId)
  const place = placeOf(places, session?.chosenId ?? null)
  if (place && !actor && needsSecondFactor(place.roles)) return goOn(`/tweede-stap?naar=${encodeURIComponent(back)}`)
  return page({
    title: t('accounts.choose.title'), place: '',
    body: <ChoosePage places={places} here={actor?.municipalityId ?? null} back={back} />,
  })
}

function signInPage({ isDemo }: AccountParts) {
  return async (visit: OpenVisit<undefined>) => {
    const asked = visit.url.searchParams
    const notice = asked.has('bewaard') ? 'held' as const : asked.has('gekozen') ? 'password' as const : null
    return page({
      title: visit.text.t('accounts.signIn.title'), place: '',
      body: <SignInPage state={visit.state} back={backOf(visit)} notice={notice} isDemo={isDemo && visit.isLoopback} />,
    })
  }
}

async function codePage(visit: OpenVisit<undefined>) {
  if (!readCookie(visit.request, stepCookie)) return goOn('/aanmelden')
  return page({
    title: visit.text.t('accounts.code.title'), place: '',
    body: <CodePage state={visit.state} back={backOf(visit)} />,
  })
}

interface NextStep {
  readonly step: SignInStep
  readonly back: string
}

function askCode({ secret }: AccountParts, visit: OpenVisit<unknown>, { step, back }: NextStep) {
  const until = new Date(visit.now.getTime() + stepLifetime)
  const sealed = sealUntil(secret, 'sign in', step, until)
  return goOn(`/aanmelden/code?naar=${encodeURIComponent(back)}`, cookieText(stepCookie, sealed, stepLifetime / 1000))
}

function stepIn({ secret }: AccountParts, visit: OpenVisit<unknown>): SignInStep | null {
  const sealed = readCookie(visit.request, stepCookie)
  return sealed ? unsealUntil<SignInStep>(secret, 'sign in', sealed, visit.now) : null
}

function tokenOf(outcome: SignIn, problem: string): string {
  if (outcome.kind === 'in') return outcome.token
  if (outcome.kind === 'wait') throw tooSoon(outcome.seconds)
  throw new Invalid({ '': [problem] })
}

