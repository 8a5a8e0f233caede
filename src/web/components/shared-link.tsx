import { useText } from '../texts.tsx'
import { PostButton } from './form.tsx'

/** A link without account in full, and as a picture to scan. */
export interface SharedAddress {
  readonly address: string
  readonly code: string
}

interface SharedLinkProps {
  /** null when there is none that works. */
  link: SharedAddress | null
  /** Where a new one is made; the one before stops working. */
  action: string
}

/** A link to copy or to scan, and the button that makes it or makes it anew. */
export function SharedLink({ link, action }: SharedLinkProps) {
  const { t } = useText()
  return (
    <>
      {link && (
        <div class="link-row">
          <img src={link.code} width="160" height="160" alt={t('web.link.picture')} />
          <p class="agenda-address"><code dir="ltr">{link.address}</code></p>
        </div>
      )}
      <PostButton look={link ? 'quiet' : 'secondary'} action={action}>
        {t(link ? 'web.link.renew' : 'web.link.make')}
      </PostButton>
    </>
  )
}
