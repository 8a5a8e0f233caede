import { ButtonLink } from '../../web/components/button.tsx'
import { Card, Cards } from '../../web/components/card.tsx'
import { Disclosure } from '../../web/components/disclosure.tsx'
import { PostButton } from '../../web/components/form.tsx'
import { type SharedAddress, SharedLink } from '../../web/components/shared-link.tsx'
import { StateBadge } from '../../web/components/state.tsx'
import { PageHead } from '../../web/components/text.tsx'
import { useText } from '../../web/texts.tsx'
import { FilePage, filePath } from '../newcomers/pages/header.tsx'
import type { FileHead } from '../newcomers/rules/file-head.ts'
import type { OwnDate } from './actions.ts'

interface LinkView {
  readonly head: FileHead
  readonly link: SharedAddress | null
  readonly lastDay: string
  readonly refused: readonly string[]
}

/** The link to a newcomer's own calendar, for their phone. */
export function CalendarLinkPage({ view: { head, link, lastDay, refused } }: { view: LinkView }) {
  const { t, date } = useText()
  const path = filePath(head.personId, '/eigen-agenda')
  const back = { href: filePath(head.personId, '/uitnodigingen'), label: t('invitations.title') }
  return (
    <FilePage head={head} tab="invitations" title={t('own-calendars.title')} back={back} refused={refused}>
      <p>{t('own-calendars.lead')}</p>
      <p>{link ? t('own-calendars.until', { day: date(lastDay) }) : t('own-calendars.none')}</p>
      {!head.closure && (
        <section class="link-part" aria-label={t('own-calendars.title')}>
          <SharedLink link={link} action={path} />
          {link && (
            <PostButton look="quiet" danger action={`${path}/intrekken`}>{t('own-calendars.revoke')}</PostButton>
          )}
        </section>
      )}
    </FilePage>
  )
}

interface OwnView {
  readonly dates: readonly OwnDate[]
  /** The calendar to subscribe to, and the same address as a phone understands it. */
  readonly feed: string
  readonly webcal: string
}

/** What a newcomer sees who opens the link: what they are invited to, and how it comes into their own calendar. */
export function OwnCalendarPage({ view: { dates, feed, webcal } }: { view: OwnView }) {
  const { t, longDate } = useText()
  return (
    <>
      <PageHead title={t('own-calendars.open.title')} lead={t('own-calendars.open.lead')}>
        <ButtonLink look="primary" icon="calendar" href={webcal}>{t('own-calendars.open.subscribe')}</ButtonLink>
      </PageHead>
      {dates.length === 0 && <p>{t('own-calendars.open.none')}</p>}
      <Cards>
        {dates.map(({ date, standing }) => (
          <Card level={2} title={<bdi>{date.title}</bdi>}>
            <StateBadge state={date.isCancelled ? 'stuck' : standing === 'comes' ? 'done' : 'soon'}>
              {date.isCancelled ? t('activities.state.cancelled') : t(`own-calendars.open.${standing}`)}
            </StateBadge>
            <p>{longDate(date.day)}<br /><bdi dir="ltr">{date.starts} – {date.ends}</bdi></p>
            <p><bdi>{date.place}</bdi> · <bdi>{date.village}</bdi></p>
          </Card>
        ))}
      </Cards>
      <Disclosure label={t('own-calendars.open.how')}>
        <p>{t('own-calendars.open.how_help')}</p>
        <p class="agenda-address"><code dir="ltr">{feed}</code></p>
        <p><a class="nl-link" href={feed}>{t('activities.open.download')}</a></p>
      </Disclosure>
    </>
  )
}

/** The same words for a link that was taken back, is too old, or never was. */
export function LinkGonePage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('own-calendars.open.gone')} />
      <p>{t('own-calendars.open.gone_help')}</p>
    </>
  )
}
