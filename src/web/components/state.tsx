export const shownStates = [
  'nobody', 'moving', 'stuck', 'done', 'not_needed', 'held', 'held_twice', 'hidden', 'late', 'soon',
] as const
export type ShownState = (typeof shownStates)[number]

// Each state has its own shape, so that it is told without colour: drawn in a box of 16.
const outlines: Partial<Record<ShownState, string>> = {
  nobody: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
  done: 'M4.600 8.300l2.400 2.400 4.600-5',
  not_needed: 'M3 8h10',
  held_twice: 'M6 3.800a4.200 4.200 0 1 0 0 8.400 4.200 4.200 0 0 0 0-8.400zM10 3.800a4.200 4.200 0 1 0 0 8.400 4.200 4.200 0 0 0 0-8.400z',
  hidden: 'M5.500 7.500V5.500a2.500 2.500 0 0 1 5 0v2',
  soon: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8 4.800V8l2.200 1.600',
  late: 'M8 6v3.400M8 11.700v.100',
}

const solids: Partial<Record<ShownState, string>> = {
  moving: 'M4 2.500l9.500 5.500L4 13.500z',
  stuck: 'M2.500 2.500h4.500v11H2.500zM9 2.500h4.500v11H9z',
  done: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  held: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  hidden: 'M3.500 7.500h9v6.500h-9z',
  late: 'M8 .800L15.800 14.500H.200z',
}

/** The shape of a state. Always beside its word. */
export function Mark({ state }: { state: ShownState }) {
  const [solid, outline] = [solids[state], outlines[state]]
  return (
    <svg class={`mark mark--${state}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {solid && <path class="mark-solid" d={solid} />}
      {outline && <path class="mark-line" d={outline} />}
    </svg>
  )
}

/** A state as word and shape: "zit vast", "te laat". */
export function StateBadge({ state, children }: { state: ShownState; children: string }) {
  return <span class={`state state--${state}`}><Mark state={state} />{children}</span>
}
