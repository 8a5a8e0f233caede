import { PostButton } from '../../../web/components/form.tsx'
import { type SharedAddress, SharedLink } from '../../../web/components/shared-link.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { useText } from '../../../web/texts.tsx'
import { activitiesPath } from '../../activities/pages/agenda.tsx'
import type { Activity } from '../../activities/queries/activities.ts'

interface LinkView {
  readonly activity: Activity
  readonly link: SharedAddress | null
  readonly lastDay: string
}

const things = ['words', 'dates', 'numbers', 'count'] as const

/** The link for who organises an activity: what it lets them do, what it never shows. */
export function OrganiserLinkPage({ view: { activity, link, lastDay } }: { view: LinkView }) {
  const { t, date } = useText()
  const path = `${activitiesPath}/${activity.id}`
  return (
    <>
      <PageHead title={t('organisers.link.title')} back={{ href: path, label: activity.title }}
        lead={t('organisers.link.lead')} />
      <ul>{things.map((thing) => <li>{t(`organisers.link.${thing}`)}</li>)}</ul>
      <p>{t('organisers.link.names')}</p>
      <section class="link-part">
        {link && <p>{t('organisers.link.until', { day: date(lastDay) })}</p>}
        <SharedLink link={link} action={`${path}/organisator`} />
        {link && (
          <PostButton look="quiet" danger action={`${path}/organisator/intrekken`}>
            {t('organisers.link.revoke')}
          </PostButton>
        )}
      </section>
    </>
  )
}
