import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export interface TimelineItem {
  /** Day as people write it. */
  readonly when: string
  /** YYYY-MM-DD, for machines. */
  readonly day?: string
  readonly icon: IconName
  readonly title: ComponentChildren
  /** Who did it, with organisation. */
  readonly who?: string | undefined
  readonly href?: string | undefined
  readonly children?: ComponentChildren
}

/** What happened, newest first. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map(({ when, day, icon, title, who, href, children }) => (
        <li class="moment">
          <span class="moment-mark"><Icon name={icon} /></span>
          <p class="moment-when"><time dateTime={day}>{when}</time>{who && <> · <bdi>{who}</bdi></>}</p>
          <div class="moment-title">{href ? <a class="nl-link" href={href}>{title}</a> : title}</div>
          {children && <div class="moment-body">{children}</div>}
        </li>
      ))}
    </ol>
  )
}
