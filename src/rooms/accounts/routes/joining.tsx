import { Refused } from '../../../kit/errors.ts'
import { cookieText } from '../../../web/mount.ts'
import { openRoute, type OpenRoute, type OpenVisit, page } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { findOpenLink, joinByLink } from '../actions/joining.ts'
import { getAccount, setUpSecondFactor } from '../actions/own-account.ts'
import { backForm, joinForm, secondFactorForm } from '../forms.ts'
import { JoinPage, LinkGonePage, RecoveryCodesPage, SecondFactorPage } from '../pages/joining.tsx'
import { addressOfSeed, readableSeed } from '../rules/one-time-codes.ts'
import { sealUntil, unsealUntil } from '../../../web/sealing.ts'
import { newSeed } from '../second-factor.ts'
import { readCookie, sessionCookie } from '../tokens.ts'
import { type AccountParts, backOf, doorOf, goOn, letIn, signedIn } from '../visits.ts'

/** Recovery codes on their way to the page that shows them once. */
const codesCookie = '__Host-codes'
const setUpTime = 30 * 60_000
const showTime = 10 * 60_000

/** Joining by link, and setting up the second factor. */
export function joiningRoutes(parts: AccountParts): OpenRoute[] {
  return [...linkRoutes(parts), ...factorRoutes(parts), ...recoveryRoutes(parts)]
}

function linkRoutes(parts: AccountParts): OpenRoute[] {
  const show = async (visit: OpenVisit<undefined>) => {
    const token = visit.params['token'] ?? ''
    const link = await findOpenLink(doorOf(visit, parts), token)
    const { t } = visit.text
    if (!link) return page({ title: t('accounts.linkGone.title'), place: '', status: 404, body: <LinkGonePage /> })
    const { name, email } = link
    const purpose = link.purpose === 'reset' ? 'reset' : 'join'
    return page({
      title: t(`accounts.${purpose}.title`, { name }), place: '',
      body: <JoinPage state={visit.state} token={token} purpose={purpose} name={name} email={email} />,
    })
  }
  return [
    openRoute({
      method: 'GET', path: '/uitnodiging/:token', allow: 'everyone', form: 'none', handle: show,
      audit: { action: 'accounts.join_page', shows: 'nothing' },
    }),
    openRoute({
      method: 'POST', path: '/uitnodiging/:token', allow: 'everyone', form: joinForm, again: show,
      audit: { action: 'accounts.join', shows: 'nothing' },
      async handle(visit) {
        const token = await joinByLink(doorOf(visit, parts), visit.params['token'] ?? '', visit.form.newPassword)
        return token ? letIn(token, '/') : goOn('/aanmelden?gekozen=1')
      },
    }),
  ]
}

function factorRoutes(parts: AccountParts): OpenRoute[] {
  const show = signedIn<undefined>((visit, visitor) => factorPage(parts, visit, visitor))
  return [
    openRoute({
      method: 'GET', path: '/tweede-stap', allow: 'everyone', form: 'none', handle: show,
      audit: { action: 'accounts.second_factor_page', shows: 'nothing' },
    }),
    openRoute({
      method: 'POST', path: '/tweede-stap', allow: 'everyone', form: secondFactorForm, again: show,
      audit: { action: 'accounts.second_factor', shows: 'nothing' },
      handle: signedIn(async (visit, visitor) => {
        const { seed: sealed, naar, ...factor } = visit.form
        const seed = unsealUntil<string>(parts.secret, ownerOf(visitor), sealed, visit.now)
        if (!seed) throw new Refused('accounts.problem.set_up_late')
        const { token, recoveryCodes } = await setUpSecondFactor(doorOf(visit, parts), visitor, { ...factor, seed })
        const answer = showCodesOnce(parts, visit, { accountId: visitor.accountId, recoveryCodes, back: naar })
        return { ...answer, cookies: [...(answer.cookies ?? []), cookieText(sessionCookie, token)] }
      }),
    }),
  ]
}

async function factorPage({ secret }: AccountParts, visit: OpenVisit<undefined>, visitor: Visitor) {
  const account = await getAccount(visit, visitor.accountId)
  const typed = visit.state.values['seed']
  const kept = typeof typed === 'string' ? unsealUntil<string>(secret, ownerOf(visitor), typed, visit.now) : null
  const seed = kept ?? newSeed()
  const sealedSeed = sealUntil(secret, ownerOf(visitor), seed, new Date(visit.now.getTime() + setUpTime))
  const appAddress = addressOfSeed(seed, account.email)
  const picture = await scannable(appAddress, 4)
  return page({
    title: visit.text.t('accounts.factor.title'), place: 'account',
    body: (
      <SecondFactorPage state={visit.state} back={backOf(visit)} seed={readableSeed(seed)} sealedSeed={sealedSeed}
        appAddress={appAddress} isAtWork={visitor.actor !== null}
        picture={picture} isRenewal={account.totpConfirmedAt !== null} />
    ),
  })
}

function ownerOf(visitor: Visitor): string {
  return `second factor ${visitor.accountId}`
}

function recoveryRoutes(parts: AccountParts): OpenRoute[] {
  return [
    openRoute({
      method: 'GET', path: '/herstelcodes', allow: 'everyone', form: 'none',
      audit: { action: 'accounts.recovery_codes_page', shows: 'nothing' },
      handle: signedIn(async (visit, visitor) => {
        const codes = codesIn(parts, visit, visitor.accountId)
        if (!codes) return goOn('/mijn-account')
        return page({
          title: visit.text.t('accounts.recovery.title'), place: 'account',
          body: <RecoveryCodesPage codes={codes} back={backOf(visit)} />,
        })
      }),
    }),
    openRoute({
      method: 'POST', path: '/herstelcodes', allow: 'everyone', form: backForm,
      audit: { action: 'accounts.recovery_codes_kept', shows: 'nothing' },
      handle: signedIn(async (visit) =>
        goOn(`/kies?naar=${encodeURIComponent(visit.form.naar || '/')}`, cookieText(codesCookie, '', 0))),
    }),
  ]
}

interface CodesToShow {
  readonly accountId: string
  readonly recoveryCodes: readonly string[]
  readonly back: string
}

/** On to the page that shows the codes, which it finds in a sealed cookie: nothing of them is stored in the open. */
export function showCodesOnce(
  { secret }: AccountParts, visit: OpenVisit<unknown>, { accountId, recoveryCodes, back }: CodesToShow,
) {
  const sealed = sealUntil(secret, `codes ${accountId}`, recoveryCodes, new Date(visit.now.getTime() + showTime))
  return goOn(`/herstelcodes?naar=${encodeURIComponent(back)}`, cookieText(codesCookie, sealed, showTime / 1000))
}

function codesIn({ secret }: AccountParts, visit: OpenVisit<unknown>, accountId: string): string[] | null {
  const sealed = readCookie(visit.request, codesCookie)
  return sealed ? unsealUntil<string[]>(secret, `codes ${accountId}`, sealed, visit.now) : null
}
