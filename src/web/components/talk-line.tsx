import type { ComponentChildren } from 'preact'
import { useText } from '../texts.tsx'

export type TalkState = 'held' | 'missed' | 'due' | 'late' | 'moved' | 'declined' | 'planned' | 'later' | 'unplanned'

export interface TalkMoment {
  /** "Startgesprek", "Na 6 maanden". */
  readonly label: string
  readonly state: TalkState
  /** The day it was held or is planned, or the days between which it can be held; as people write it. */
  readonly when?: string | undefined
  readonly href?: string | undefined
  /** A button, such as "Gesprek plannen". */
  readonly action?: ComponentChildren
}

// Held is filled, to come is open, missed is crossed, late is a warning sign: told by shape first.
const shapes: Record<TalkState, ComponentChildren> = {
  held: <><circle class="solid" cx="14" cy="14" r="12" /><path class="inner" d="M8.5 14.5l4 4 7.5-8.5" /></>,
  unplanned: <circle class="solid" cx="14" cy="14" r="7" />,
  planned: <><circle class="open" cx="14" cy="14" r="11" /><circle class="solid" cx="14" cy="14" r="5" /></>,
  due: <><circle class="open" cx="14" cy="14" r="11" /><path class="open" d="M14 8v6l4 2.5" /></>,
  moved: <><circle class="open" cx="14" cy="14" r="11" /><path class="open" d="M9 14h9M15 10.5l3.5 3.5-3.5 3.5" /></>,
  late: <><path class="solid" d="M14 1.5L27.5 25.5H.5z" /><path class="inner" d="M14 11v6M14 20.8v.2" /></>,
  missed: <><circle class="open" cx="14" cy="14" r="11" /><path class="open" d="M9.5 9.5l9 9M18.5 9.5l-9 9" /></>,
  declined: <><circle class="open" cx="14" cy="14" r="11" /><path class="open" d="M8.5 14h11" /></>,
  later: <circle class="open later" cx="14" cy="14" r="9" />,
}

/** The line of talks, 0, 6, 12 and 24 months after day 0, with any talk in between (ZE-03). */
export function TalkLine({ moments, label }: { moments: readonly TalkMoment[]; label: string }) {
  const { t } = useText()
  return (
    <ol class="talks" aria-label={label}>
      {moments.map(({ label: name, state, when, href, action }) => (
        <li class={`talk talk--${state}`}>
          <svg class="talk-mark" viewBox="0 0 28 28" aria-hidden="true">{shapes[state]}</svg>
          <p class="talk-name">{href ? <a class="nl-link" href={href}>{name}</a> : name}</p>
          <p class="talk-state">{t(`web.talk.${state}`)}</p>
          {when && <p class="talk-when">{when}</p>}
          {action && <div class="talk-action">{action}</div>}
        </li>
      ))}
    </ol>
  )
}
