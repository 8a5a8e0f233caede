import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import type { DraftState } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import { pathDates } from '../forms/person.ts'
import { KeptCells } from '../import/pages/kept.tsx'
import type { FieldTexts } from '../rules/fields.ts'
import { shownValue } from '../rules/shown.ts'
import { FilePage, filePath, TaskPage } from './header.tsx'
import type { FileHead } from '../rules/file-head.ts'
import { OwnFieldsPart, type ShownOwnField } from './own-fields.tsx'
import { type FieldsView, PersonFieldsets } from './person-fields.tsx'

/** An earlier value of a field: from, to, who, when. */
export interface PastValue {
  readonly field: string
  readonly old: string
  readonly new: string
  readonly at: Date
  readonly by: string | null
  readonly source: string
}

export interface DetailsView {
  readonly head: FileHead
  readonly fields: FieldTexts
  /** Newest first. */
  readonly past: readonly PastValue[]
  readonly createdAt: Date
  readonly mergedNames: readonly string[]
  readonly languages: readonly string[]
  readonly members: readonly { personId: string; name: string }[]
  readonly words: readonly { kind: string; body: string }[]
  readonly work: readonly string[]
  readonly seesOrigin: boolean
  /** Cells of an imported file that no room holds yet. */
  readonly own: readonly ShownOwnField[]
  readonly kept: readonly { heading: string; body: string; readAt: Date }[]
}

/** Not everybody has these; an empty one says nothing. */
const seldom: readonly string[] = [
  'name_prefix', 'called', 'external_number', 'interpreter_language', 'scripts', 'area_team_id',
]

const parts: Readonly<Record<string, readonly string[]>> = {
  name: ['given_name', 'name_prefix', 'family_name', 'called', 'birth', 'sex', 'target_group', 'external_number'],
  reach: ['phone', 'email', 'contact_habits'],
  speech: ['interpreter_needed', 'interpreter_language', 'literacy', 'scripts'],
  home: ['village_id', 'area_team_id', 'address', 'address_protected'],
  path: pathDates,
}

/** Everything that is written down of a person; each field shows what it said before. */
export function DetailsPage({ view }: { view: DetailsView }) {
  const { t, moment } = useText()
  const { head } = view
  return (
    <FilePage head={head} tab="details" title={t('newcomers.details.title')} actions={
      <>
        <ButtonLink look="primary" icon="edit" href={filePath(head.personId, '/gegevens/wijzigen')}>
          {t('newcomers.details.edit')}
        </ButtonLink>
        {!head.closure && (
          <ButtonLink href={filePath(head.personId, '/sluiting')}>{t('newcomers.close.title')}</ButtonLink>
        )}
      </>
    }>
      {Object.entries(parts).map(([part, fields]) => (
        <Part title={t(`newcomers.part.${part}`)}>
          {fields.map((field) => <FieldLine field={field} view={view} />)}
          {part === 'path' && view.seesOrigin && <FieldLine field="origin" view={view} />}
        </Part>
      ))}
      <OwnFieldsPart personId={head.personId} fields={view.own} />
      <Elsewhere view={view} />
      <KeptCells cells={view.kept} />
      <p class="fields-none file-note">{t('newcomers.details.created', { at: moment(view.createdAt) })}</p>
    </FilePage>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section><h3>{title}</h3><dl class="fields">{children}</dl></section>
}

function FieldLine({ field, view }: { field: string; view: DetailsView }) {
  const texts = useText()
  const { t } = texts
  const past = view.past.filter((change) => change.field === field)
  const value = shownValue(field, view.fields[field] ?? '', texts)
  if (value === '' && past.length === 0 && seldom.includes(field)) return null
  return (
    <div>
      <dt>{t(`newcomers.field.${field}`)}</dt>
      <dd>
        {value ? <bdi>{value}</bdi> : <span class="fields-none">{t('newcomers.unknown')}</span>}
        <Earlier past={past} />
      </dd>
    </div>
  )
}

/** What stood there before, newest first. */
export function Earlier({ past }: { past: readonly PastValue[] }) {
  const { t } = useText()
  if (past.length === 0) return null
  return (
    <Disclosure label={t('newcomers.details.earlier', { count: past.length })}>
      <ul class="history">{past.map((change) => <PastLine change={change} />)}</ul>
    </Disclosure>
  )
}

function PastLine({ change }: { change: PastValue }) {
  const texts = useText()
  const { t, moment } = texts
  const shown = (text: string) => shownValue(change.field, text, texts) || t('newcomers.unknown')
  return (
    <li>
      <del><bdi>{shown(change.old)}</bdi></del> → <bdi>{shown(change.new)}</bdi>
      <br />
      <span class="fields-none">
        {moment(change.at)}, <bdi>{change.by ?? t('newcomers.details.nobody')}</bdi>
        {change.source === 'import' && ` (${t('newcomers.details.by_import')})`}
      </span>
    </li>
  )
}

/** What has a page of its own: languages, household, own words, work, doubles. */
function Elsewhere({ view }: { view: DetailsView }) {
  const { t } = useText()
  const { personId } = view.head
  const lines = [
    { key: 'languages', to: '/talen', items: view.languages },
    { key: 'household', to: '/huishouden', items: view.members.map(({ name }) => name) },
    {
      key: 'words', to: '/woorden',
      items: view.words.map(({ kind, body }) => `${t(`newcomers.own_word.${kind}`)}: ${body}`),
    },
    { key: 'work', to: '/werk', items: view.work },
    { key: 'merged', to: '/samenvoegen', items: view.mergedNames },
  ]
  return (
    <>
      {lines.map(({ key, to, items }) => (
        <section>
          <h3>{t(`newcomers.details.${key}`)}</h3>
          {items.length > 0
            ? <ul>{items.map((item) => <li><bdi>{item}</bdi></li>)}</ul>
            : <p class="fields-none">{t(`newcomers.details.no_${key}`)}</p>}
          <Earlier past={view.past.filter(({ field }) => field === key)} />
          <p><a class="nl-link" href={filePath(personId, to)}>{t(`newcomers.details.open_${key}`)}</a></p>
        </section>
      ))}
    </>
  )
}

interface EditView extends FieldsView {
  readonly head: FileHead
  readonly state: DraftState
  readonly version: number
}

export function EditPage({ view }: { view: EditView }) {
  const { t, time } = useText()
  const { head, state } = view
  const back = { href: filePath(head.personId, '/gegevens'), label: t('newcomers.details.title') }
  return (
    <TaskPage head={head} title={t('newcomers.details.edit_title')} back={back}>
      <Form action={filePath(head.personId, '/gegevens/wijzigen')} state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <HiddenField name="version" value={String(view.version)} />
        <PersonFieldsets view={view} />
        <SubmitRow label={t('newcomers.save')} cancel={{ href: back.href, label: t('newcomers.cancel') }} />
      </Form>
    </TaskPage>
  )
}

