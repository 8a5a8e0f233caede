import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

type NoticeKind = 'info' | 'ok' | 'warning' | 'error'

const icons: Record<NoticeKind, IconName> = { info: 'question', ok: 'check', warning: 'warning', error: 'warning' }

interface NoticeProps {
  kind?: NoticeKind
  title?: string
  /** Said at once to who listens: after an act, or for an error. */
  announce?: boolean
  children?: ComponentChildren
}

/** What just happened or what must be known first. Says what is safe and what to do. */
export function Notice({ kind = 'info', title, announce = false, children }: NoticeProps) {
  return (
    <div class={`utrecht-alert utrecht-alert--${kind} notice`}
      role={announce ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <div class="utrecht-alert__icon"><Icon name={icons[kind]} /></div>
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          {title && <p class="notice-title">{title}</p>}
          {children && <div>{children}</div>}
        </div>
      </div>
    </div>
  )
}
