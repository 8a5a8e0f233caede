import { useText } from '../texts.tsx'

/** The line at the top of a long form that says what is saved; its place is kept, so that nothing jumps. */
export function SavedLine({ savedAt }: { savedAt?: string | null }) {
  const { t } = useText()
  return (
    <p class="saved-line" role="status" data-saved-line data-state={savedAt ? 'saved' : undefined}
      data-saved={t('web.draft.saved', { time: '{time}' })} data-saving={t('web.draft.saving')}
      data-offline={t('web.draft.offline')} data-expired={t('web.draft.expired')}
      data-failed={t('web.draft.failed')}
      data-restored={t('web.draft.restored')} data-conflict={t('web.draft.conflict')}
      data-theirs={t('web.draft.theirs')} data-yours={t('web.draft.yours')}
      data-keep-yours={t('web.draft.keepYours')} data-keep-theirs={t('web.draft.keepTheirs')}
      data-keep-both={t('web.draft.keepBoth')}>
      {savedAt ? t('web.draft.saved', { time: savedAt }) : t('web.draft.first')}
    </p>
  )
}
