import type { VNode } from 'preact'
import { html, problem, type Shown } from './answer.tsx'
import { csrfToken } from './guard.ts'
import type { House } from './house.ts'
import { textsOf, useText } from './texts.tsx'

const known = new Set([400, 403, 404, 413, 415, 503])

/** What happened, what is safe, what to do; the same words for a foreign row and a row that never was (PRIV-01). */
export function errorPage(house: House, status: number, shown: Shown, headers: Record<string, string>): Response {
  const { t } = textsOf(shown.language)
  const kind = known.has(status) ? String(status) : '500'
  const body = (
    <section class="error-page">
      <h1>{t(`web.error.${kind}.title`)}</h1>
      <p>{t(`web.error.${kind}.text`)}</p>
      <p><a href="/">{t('web.error.home')}</a></p>
    </section>
  )
  const frame = house.frame({
    title: t(`web.error.${kind}.title`), place: '', wide: false, language: shown.language, visitor: shown.visitor,
    csrf: csrfToken(house.secret, shown.tokenFor), path: shown.path,
  }, body)
  return html(frame, status, headers)
}

/** An error for a request that met no route: in the shell for who is at work, problem details for programs. */
export async function errorAnswer(house: House, request: Request, status: number): Promise<Response> {
  if (!(request.headers.get('accept') ?? '').includes('text/html')) return problem(status, String(status), 'see status')
  const visitor = await house.findVisitor(request, house.now()).catch(() => null)
  const shown = { visitor, language: visitor?.language ?? 'nl', path: '/', tokenFor: visitor?.sessionId ?? '' }
  return errorPage(house, status, shown, {})
}

/** Why an act of one tap, which has no form to be shown again in, was not done. */
function RefusalPage({ reasons }: { reasons: readonly string[] }) {
  const { t } = useText()
  return (
    <section class="error-page">
      <h1>{t('web.error.refused.title')}</h1>
      {reasons.map((reason) => <p>{reason}</p>)}
      <p>{t('web.error.refused.text')}</p>
      <p><a class="nl-link" href="/">{t('web.error.home')}</a></p>
    </section>
  )
}

export function refusalBody(reasons: readonly string[]): VNode {
  return <RefusalPage reasons={reasons} />
}
