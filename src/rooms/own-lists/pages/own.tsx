import { type OwnList, ownListValues } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { SettingsTabs } from '../../territory/pages/settings-tabs.tsx'
import type { ListEntry } from '../queries/entries.ts'
import type { OwnField } from '../queries/fields.ts'
import { isInUse, mostFields } from '../rules.ts'
import { ownPath } from './paths.ts'

interface OwnView {
  readonly entries: readonly ListEntry[]
  readonly fields: readonly OwnField[]
  readonly today: PlainDate
  readonly seesPeople: boolean
}

// Of these one is chosen; words of the other lists are offered where something is written.
const kinds = ['contact_kind', 'activity_kind'] as const
const isKind = (list: OwnList) => kinds.some((kind) => kind === list)

/** The words and fields that the municipality adds to the product's own: in use first, what ended below. */
export function OwnPage({ view }: { view: OwnView }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('own-lists.title')} lead={t('own-lists.lead')} />
      <SettingsTabs here="own" seesPeople={view.seesPeople} />
      <Fields view={view} />
      {kinds.map((list) => (
        <section class="setting" aria-labelledby={`lijst-${list}`}>
          <h2 id={`lijst-${list}`}>{t(`own-lists.list.${list}`)}</h2>
          <p>{t(`own-lists.about.${list}`)}</p>
          <List list={list} view={view} />
        </section>
      ))}
      <Offered view={view} />
      <section class="setting" aria-labelledby="elders">
        <h2 id="elders">{t('own-lists.elsewhere')}</h2>
        <ul>
          <li><a class="nl-link" href="/gesprekken/themas">{t('own-lists.themes')}</a></li>
          <li><a class="nl-link" href="/instellingen/aanpak">{t('own-lists.approach')}</a></li>
        </ul>
      </section>
    </>
  )
}

/** The lists of reasons: words that are offered where one is asked for. */
function Offered({ view }: { view: OwnView }) {
  const { t } = useText()
  return (
    <section class="setting" aria-labelledby="redenen">
      <h2 id="redenen">{t('own-lists.offered')}</h2>
      <p>{t('own-lists.about.offered')}</p>
      {ownListValues.filter((list) => !isKind(list)).map((list) => (
        <section aria-labelledby={`lijst-${list}`}>
          <h3 id={`lijst-${list}`}>{t(`own-lists.list.${list}`)}</h3>
          <List list={list} view={view} />
        </section>
      ))}
    </section>
  )
}

function List({ list, view }: { list: OwnList; view: OwnView }) {
  const { t } = useText()
  const entries = view.entries.filter((entry) => entry.list === list)
  const inUse = entries.filter((entry) => isInUse(entry, view.today))
  return (
    <>
      {inUse.length > 0 && (
        <ol class="own-list">{inUse.map((entry, at) => <EntryLine entry={entry} isFirst={at === 0} />)}</ol>
      )}
      <Ended items={entries.filter((entry) => !inUse.includes(entry))} />
      <ButtonLink icon="add" href={`${ownPath}/lijsten/${list}/nieuw`}>
        {t('own-lists.entry.add')}<span class="sr-only">: {t(`own-lists.list.${list}`)}</span>
      </ButtonLink>
    </>
  )
}

function EntryLine({ entry, isFirst }: { entry: ListEntry; isFirst: boolean }) {
  const { t, language, date } = useText()
  const name = entry.name[language]
  return (
    <li>
      <p>
        <bdi>{name}</bdi>
        {entry.countsAs && <> ({t('own-lists.counts_as', { kind: t(`newcomers.contact_kind.${entry.countsAs}`) })})</>}
        {entry.lastDay && <>{t('web.comma')}{t('own-lists.until', { day: date(entry.lastDay) })}</>}
      </p>
      <div class="actions">
        {!isFirst && (
          <PostButton action={`${ownPath}/woorden/${entry.id}/plaats`} look="quiet">
            {t('own-lists.up')}<span class="sr-only"> {name}</span>
          </PostButton>
        )}
        <ButtonLink look="quiet" href={`${ownPath}/woorden/${entry.id}/einde`}>
          {t('own-lists.end.do')}<span class="sr-only"> {name}</span>
        </ButtonLink>
      </div>
    </li>
  )
}

function Fields({ view }: { view: OwnView }) {
  const { t } = useText()
  const inUse = view.fields.filter((field) => isInUse(field, view.today))
  return (
    <section class="setting" aria-labelledby="velden">
      <h2 id="velden">{t('own-lists.fields')}</h2>
      <p>{t('own-lists.fields_about', { count: mostFields })}</p>
      {inUse.length > 0 && <ul class="own-list">{inUse.map((field) => <FieldLine field={field} />)}</ul>}
      <Ended items={view.fields.filter((field) => !inUse.includes(field))} />
      {inUse.length < mostFields && (
        <ButtonLink icon="add" href={`${ownPath}/velden/nieuw`}>{t('own-lists.field.add')}</ButtonLink>
      )}
    </section>
  )
}

function FieldLine({ field }: { field: OwnField }) {
  const { t, language } = useText()
  const name = field.name[language]
  return (
    <li>
      <p><b><bdi>{name}</bdi></b> ({t(`own-lists.kind.${field.kind}`)})</p>
      {field.options.length > 0 && <p><bdi>{field.options.join(' · ')}</bdi></p>}
      <p>{t('own-lists.kept', { purpose: field.purpose, count: field.keptMonths })}</p>
      <div class="actions">
        <ButtonLink look="quiet" href={`${ownPath}/velden/${field.id}/einde`}>
          {t('own-lists.end.do')}<span class="sr-only"> {name}</span>
        </ButtonLink>
      </div>
    </li>
  )
}

function Ended({ items }: { items: readonly (ListEntry | OwnField)[] }) {
  const { t, language, date } = useText()
  if (items.length === 0) return null
  return (
    <Disclosure label={t('own-lists.ended', { count: items.length })}>
      <ul>
        {items.map(({ name, firstDay, lastDay }) => (
          <li><bdi>{name[language]}</bdi>, {t('own-lists.between', { from: date(firstDay), until: date(lastDay) })}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
