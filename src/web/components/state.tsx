import { useShared } from './once-per-page.tsx'

export const shownStates = [
  'nobody', 'moving', 'stuck', 'done', 'not_needed', 'held', 'held_twice', 'hidden', 'late', 'soon',
] as const
export type ShownState = (typeof shownStates)[number]

// Each state has its own shape, so that it is told without colour: drawn in a box of 16.
const outlines: Partial<Record<ShownState, string>> = {
  nobody: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
  done: 'M4.6 8.3l2.4 2.4 4.6-5',
  not_needed: 'M3 8h10',
  held_twice: 'M6 3.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10 3.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4z',
  hidden: 'M5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  soon: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8 4.8V8l2.2 1.6',
  late: 'M8 6v3.4M8 11.7v.1',
}

const solids: Partial<Record<ShownState, string>> = {
  moving: 'M4 2.5l9.5 5.5L4 13.5z',
  stuck: 'M2.5 2.5h4.5v11H2.5zM9 2.5h4.5v11H9z',
  done: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  held: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  hidden: 'M3.5 7.5h9v6.5h-9z',
  late: 'M8 .8L15.8 14.5H.2z',
}

/** The shape of a state. Always beside its word. */
export function Mark({ state }: { state: ShownState }) {
  const { id, isFirst } = useShared()(`mark ${state}`)
  return (
    <svg class="mark" aria-hidden="true">
      {isFirst && <MarkShape state={state} id={id} />}
      <use href={`#${id}`} />
    </svg>
  )
}

function MarkShape({ state, id }: { state: ShownState; id: string }) {
  const [solid, outline] = [solids[state], outlines[state]]
  return (
    <symbol id={id} class={`mark--${state}`} viewBox="0 0 16 16">
      {solid && <path class="mark-solid" d={solid} />}
      {outline && <path class="mark-line" d={outline} />}
    </symbol>
  )
}

/** A state as word and shape: "zit vast", "te laat". */
export function StateBadge({ state, children }: { state: ShownState; children: string }) {
  return <span class={`state state--${state}`}><Mark state={state} />{children}</span>
}
