import { z } from 'zod'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { PageHead } from '../components/text.tsx'
import { openRoute, type OpenRoute, page } from '../route.ts'
import { type Texts, useText } from '../texts.tsx'
import { type ProblemKind, problemKinds } from './problems.ts'
import { apiBase, type ApiRoute } from './route.ts'

/** An operation as the page tells it, worked out when it is first asked for. */
interface Told {
  readonly noun: string
  readonly head: string
  readonly summary: string
  readonly asks: 'query' | 'body'
  readonly asked: string
  readonly answered: string
}

/** The page about the interface for people, made from the same lines; nobody needs to sign in for it. */
export function referenceRoutes(routes: readonly ApiRoute[]): readonly OpenRoute[] {
  let told: readonly Told[] | undefined
  return [openRoute({
    method: 'GET', path: `${apiBase}/reference`, allow: 'everyone', form: 'none',
    audit: { action: 'web.api.reference', shows: 'nothing' },
    async handle({ text: { t } }) {
      told ??= routes.map(toldOf)
      return page({ title: t('web.reference.title'), place: '', wide: true, body: <Reference told={told} /> })
    },
  })]
}

function toldOf({ method, path, summary, form, answer }: ApiRoute): Told {
  return {
    noun: path.split('/')[1] ?? '', head: `${method} ${path.replace(/:(\w+)/g, '{$1}')}`, summary,
    asks: method === 'GET' ? 'query' : 'body', asked: form === 'none' ? '' : namesOf(form, 'input'),
    answered: namesOf(answer, 'output'),
  }
}

function namesOf(shape: z.ZodType, io: 'input' | 'output'): string {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  const isNeeded = (name: string) => io === 'input' && required.includes(name)
  return Object.keys(properties).map((name) => (isNeeded(name) ? `${name}*` : name)).join(', ')
}

function Reference({ told }: { told: readonly Told[] }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('web.reference.title')} lead={t('web.reference.lead')} />
      <p><a class="nl-link" href={`${apiBase}/openapi.json`}>{t('web.reference.document')}</a></p>
      <h2>{t('web.reference.operations')}</h2>
      {[...Map.groupBy(told, ({ noun }) => noun)].map(([noun, lines]) => (
        <section aria-labelledby={`deel-${noun}`}>
          <h3 id={`deel-${noun}`}><code dir="ltr">/{noun}</code></h3>
          {lines.map((one) => <Operation told={one} />)}
        </section>
      ))}
      <h2>{t('web.reference.problems')}</h2>
      <DataTable caption={t('web.reference.problems')} quietCaption rows={problems} columns={problemColumns(t)} />
    </>
  )
}

// The document's own words are Dutch, whatever the language of the page around them.
function Operation({ told: { head, summary, asks, asked, answered } }: { told: Told }) {
  const { t } = useText()
  const label = <span><span lang="nl" dir="ltr">{summary}</span><br /><code dir="ltr">{head}</code></span>
  return (
    <Disclosure label={label}>
      {asked && <p>{t(`web.reference.${asks}`)}: <code dir="ltr">{asked}</code></p>}
      <p>{t('web.reference.answer')}: <code dir="ltr">{answered}</code></p>
    </Disclosure>
  )
}

type Row = readonly [ProblemKind, number]
const problems = Object.entries(problemKinds) as [ProblemKind, number][]

function problemColumns(t: Texts['t']): Column<Row>[] {
  return [
    { key: 'status', label: t('web.reference.status'), cell: ([, status]) => status },
    { key: 'kind', label: t('web.reference.kind'), cell: ([kind]) => <code id={kind} dir="ltr">{kind}</code> },
    { key: 'text', label: t('web.reference.meaning'), cell: ([kind]) => t(`web.api.${kind}.text`) },
  ]
}
