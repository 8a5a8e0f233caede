import { today as dayOn } from '../../../kit/plain-dates.ts'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { FilterSentence, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import type { IconName } from '../../../web/components/icon.tsx'
import { OwnWords } from '../../../web/components/text.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import { mayExportFile } from '../../newcomers/access.ts'
import { FilePage } from '../../newcomers/pages/header.tsx'
import { momentName } from '../../conversations/pages/moment.ts'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import { shownValue } from '../../newcomers/rules/shown.ts'
import { type FileItem, type FileKind, type TimelineGroup, timelineGroups } from '../rules.ts'

export interface TimelinePageProps {
  readonly head: FileHead
  readonly items: readonly FileItem[]
  readonly group: TimelineGroup | ''
  /** Where the older ones are; null when these are all. */
  readonly olderHref: string | null
  /** The address asked for something that is no choice; the whole timeline is shown. */
  readonly isUnknown: boolean
}

const icons: Record<FileKind, IconName> = {
  contact: 'phone', appointment: 'calendar', own_word: 'person', work: 'building', field: 'edit', team: 'people',
  lead: 'people', merge: 'people', closure: 'close', talk: 'talk', plan: 'plan', piece: 'puzzle', invitation: 'village',
}

/** Everything that happened around a person, newest first; one tap filters it. */
export function TimelinePage({ head, items, group, olderHref, isUnknown }: TimelinePageProps) {
  const texts = useText()
  const { t } = texts
  const options = ['', ...Object.keys(timelineGroups)].map((value) => ({
    value, label: t(`files.timeline.show.${value || 'all'}`),
  }))
  return (
    <FilePage head={head} tab="timeline" title={t('files.timeline.title')}>
      <FilterSentence action={`/nieuwkomers/${head.personId}/tijdlijn`}
        parts={[
          t('files.timeline.filter'), { name: 'soort', label: t('files.timeline.kind'), options, value: group },
        ]} />
      {isUnknown && <UnknownChoice />}
      {items.length === 0
        ? (
          <EmptyState action={{ href: `/nieuwkomers/${head.personId}/contact`, label: t('files.timeline.first') }}>
            {t('files.timeline.empty')}
          </EmptyState>
        )
        : <Timeline label={t('files.timeline.title')} items={items.map((item) => shownItem(item, texts))} />}
      {items.length > 0 && mayExportFile(head) && (
        <div class="actions">
          <ExportLinks path={`/nieuwkomers/${head.personId}/tijdlijn`} query={`soort=${group}`} />
        </div>
      )}
      {olderHref && <p><ButtonLink look="secondary" href={olderHref}>{t('files.timeline.older')}</ButtonLink></p>}
    </FilePage>
  )
}

function shownItem(item: FileItem, texts: Texts) {
  const { t } = texts
  const isMoment = item.kind === 'contact' || item.kind === 'appointment' || item.kind === 'field'
  const day = dayOn(item.at)
  const area = item.area ? t(`approaches.area.${item.area}`) : ''
  return {
    day, when: isMoment ? texts.moment(item.at) : texts.date(day), icon: icons[item.kind],
    title: titleOf(item, texts), who: item.author ?? undefined, href: item.href,
    children: (item.body || area || item.change || item.outcome) ? <ItemBody item={item} area={area} /> : undefined,
  }
}

/** What happened, in a sentence. */
export function titleOf(item: FileItem, { t }: Texts): string {
  const words = Object.fromEntries(Object.entries(item.words ?? {}).map(([name, word]) =>
    [name, name === 'moment' ? momentName(t, word) : /^[a-z]+\.[\w.]+$/.test(word) ? t(word) : word]))
  return t(item.titleKey, { ...words, ...item.values })
}

function ItemBody({ item, area }: { item: FileItem; area: string }) {
  const texts = useText()
  const { t } = texts
  const shown = (text: string) => (item.change && shownValue(item.change.field, text, texts)) || '–'
  return (
    <>
      {area && <p class="moment-area">{area}</p>}
      {item.outcome && item.kind === 'appointment' && <p>{t(`newcomers.outcome.${item.outcome}`)}</p>}
      {item.change && (
        <p><del dir="auto">{shown(item.change.old)}</del> → <ins dir="auto">{shown(item.change.new)}</ins></p>
      )}
      {item.body && <OwnWords>{item.body}</OwnWords>}
    </>
  )
}
