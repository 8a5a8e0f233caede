import type { ComponentChildren } from 'preact'
import { Button, ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { LongText, TextField } from '../../../web/components/fields.tsx'
import { FormStateProvider, useForm } from '../../../web/components/form-state.tsx'
import { ErrorSummary, Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type DraftState, draftOf } from '../../../web/drafts.ts'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { filePath } from './header.tsx'

/** Somebody found: name, birth year, village, team and whether the file is closed; no more unless it is one's own. */
export interface FoundPerson {
  readonly personId: string
  readonly name: string
  readonly birthYear: number | null
  readonly village: string | null
  readonly areaTeam: string | null
  readonly isOwn: boolean
  readonly isClosed: boolean
}

export interface SearchView {
  readonly typed: string
  /** null before anything was searched. */
  readonly found: readonly FoundPerson[] | null
  readonly isTooShort: boolean
  /** There are more than are shown. */
  readonly isCut: boolean
  readonly mayAttach: boolean
}

/** Looking somebody up in the whole municipality; the name goes by POST and stands in no address. */
export function SearchPage({ view }: { view: SearchView }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('newcomers.search.title')} lead={t('newcomers.search.lead')} />
      <LookForm action="/nieuwkomers/zoeken">
        <TextField name="zoek" label={t('newcomers.search.field')} help={t('newcomers.search.help')} value={view.typed}
          type="search" maxLength={200} />
        <Button look="primary" icon="search">{t('newcomers.search.act')}</Button>
      </LookForm>
      <Results view={view} />
    </>
  )
}

interface LookFormProps {
  action: string
  /** What was typed and what is wrong with it, when the form was sent and is shown again. */
  state?: FormState
  children: ComponentChildren
}

/** A form that only looks: it may be sent again as often as one likes, so it has no token for once. */
export function LookForm({ action, state = freshForm, children }: LookFormProps) {
  const { csrf } = useForm()
  return (
    <form class="form" action={action} method="post">
      <HiddenField name="csrf" value={csrf} />
      <FormStateProvider state={state}><ErrorSummary />{children}</FormStateProvider>
    </form>
  )
}

function Results({ view }: { view: SearchView }) {
  const { t } = useText()
  if (view.found === null) return null
  if (view.isTooShort) return <Notice kind="info" announce>{t('newcomers.search.too_short')}</Notice>
  const add = { href: '/nieuwkomers/nieuw', label: t('newcomers.list.add') }
  if (view.found.length === 0) return <EmptyState action={add}>{t('newcomers.search.none')}</EmptyState>
  return (
    <section aria-labelledby="gevonden">
      <h2 id="gevonden">{t('newcomers.search.found', { count: view.found.length })}</h2>
      {view.isCut && <Notice kind="info">{t('newcomers.search.cut')}</Notice>}
      <ul class="found">
        {view.found.map((person) => <li><FoundLine person={person} mayAttach={view.mayAttach} /></li>)}
      </ul>
      <p>{t('newcomers.search.not_there')} <a class="nl-link" href={add.href}>{add.label}</a></p>
    </section>
  )
}

export function FoundLine({ person, mayAttach }: { person: FoundPerson; mayAttach: boolean }) {
  const { t } = useText()
  const facts = [
    person.birthYear && t('newcomers.head.born', { year: String(person.birthYear) }), person.village, person.areaTeam,
  ]
  const isForeign = !person.isOwn && mayAttach && !person.isClosed
  return (
    <PersonLine name={person.name} facts={facts.map((fact) => fact || null)}
      href={person.isOwn ? filePath(person.personId) : undefined}>
      {person.isClosed && <StateBadge state="not_needed">{t('newcomers.closed.badge')}</StateBadge>}
      {person.isClosed && !person.isOwn && <p>{t('newcomers.closed.ask')}</p>}
      {isForeign && <ButtonLink href={filePath(person.personId, '/toegang')}>{t('newcomers.attach.ask')}</ButtonLink>}
    </PersonLine>
  )
}

interface AttachProps {
  readonly person: FoundPerson
  readonly state: DraftState
  readonly days: number
}

/** Opening a file outside one's own caseload: why, before it opens. */
export function AttachPage({ person, state, days }: AttachProps) {
  const { t, time } = useText()
  const back = { href: '/nieuwkomers/zoeken', label: t('newcomers.search.title') }
  return (
    <>
      <PageHead title={t('newcomers.attach.title', { name: person.name })} back={back}
        lead={t('newcomers.attach.lead', { days })} />
      <Form action={filePath(person.personId, '/toegang')} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <LongText name="ground" label={t('newcomers.attach.ground')} help={t('newcomers.attach.ground_help')} rows={3}
          maxLength={500} draft={draftOf(state.draftKey)} />
        <SubmitRow label={t('newcomers.attach.act')} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </>
  )
}
