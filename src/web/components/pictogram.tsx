// One line drawing per area of life, in a box of 32; an unknown area has none.
const drawings: Readonly<Record<string, string>> = {
  housing: 'M4 15L16 5l12 10M7 13v14h18V13M13 27v-8h6v8',
  money: 'M16 4.5a11.5 11.5 0 1 0 0 23 11.5 11.5 0 0 0 0-23z' +
    'M20.5 11.5c-4.5-3-8.5-.5-8.5 4.5s4 7.5 8.5 4.5M9.5 14.5h7M9.5 17.5h7',
  health: 'M16 27C8 21 4 17 4 11.5A6 6 0 0 1 16 9a6 6 0 0 1 12 2.5C28 17 24 21 16 27zM8 16h4l2-4 3 7 2-3h5',
  language: 'M4 6h16v12h-9l-4 4v-4H4zM23 12h5v12h-3v4l-4-4h-9v-3M9 10h6M9 14h4',
  school: 'M3 12L16 6l13 6-13 6zM8 15v7c2.5 2.5 5 3.5 8 3.5s5.5-1 8-3.5v-7M29 12v8',
  work: 'M4 11h24v15H4zM12 11V7h8v4M4 17c8 4 16 4 24 0M16 18v3',
  contacts: 'M11 6a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z' +
    'M3 26c0-5 3.5-8 8-8s8 3 8 8M21 7a4 4 0 0 1 0 8M23 18.5c3.5 1 6 3.7 6 7.5',
  participation: 'M16 4l3.4 7.3 7.9 1-5.8 5.5 1.5 7.9-7-3.9-7 3.9 1.5-7.9-5.8-5.5 7.9-1z',
  wayfinding: 'M15 4v24M11 28h8M15 6h10l3 3.5-3 3.5H15M15 15H7l-3 3.5L7 22h8',
}

/** A drawing beside the name of an area of life. */
export function Pictogram({ area }: { area: string }) {
  const d = drawings[area]
  if (!d) return null
  return <svg class="pictogram" viewBox="0 0 32 32" aria-hidden="true"><path d={d} /></svg>
}
