import { useText } from '../texts.tsx'

export interface SessionTimes {
  /** Seconds until the session ends when nothing happens. */
  readonly idleSeconds: number
  /** Seconds until it ends anyway. */
  readonly endSeconds: number
  /** POST here keeps it alive; answers 204. */
  readonly stay: string
}

/** SES-03: said in the page, two minutes before the session ends. Without scripts the server keeps what was typed. */
export function SessionWarning({ times }: { times: SessionTimes }) {
  const { t } = useText()
  // One text for each number of minutes that can be left: the island knows no grammar.
  const texts = (key: string) => JSON.stringify([1, 2].map((minutes) => t(key, { minutes })))
  return (
    <div class="session-warning" role="alert" hidden data-session data-idle={times.idleSeconds}
      data-end={times.endSeconds} data-stay={times.stay} data-soon={texts('web.session.soon')}
      data-last={texts('web.session.last')}
      data-ended={t('web.session.ended')}>
      <p data-session-text />
      <button class="utrecht-button utrecht-button--secondary-action" type="button" data-session-stay>
        {t('web.session.stay')}
      </button>
    </div>
  )
}
