const shapes = {
  add: 'M12 5v14M5 12h14',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  building: 'M5 21V5l8-2v18M13 9h6v12M3 21h18M8 8h2M8 12h2M8 16h2M16 13h0M16 17h0',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  chart: 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5',
  close: 'M6 6l12 12M18 6L6 18',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3',
  export: 'M12 15V4M8 8l4-4 4 4M5 14v6h14v-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z' +
    'M12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z',
  filter: 'M4 6h16M7 12h10M10 18h4',
  history: 'M4 12a8 8 0 1 0 2.4-5.7L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  import: 'M12 4v11M8 11l4 4 4-4M5 14v6h14v-6',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12l8-8M16 7l3 3M14 9l2 2',
  language: 'M3 6h9M7.5 4v2M10 6c-1 4-3.5 6.5-6.5 8M5.5 9c1 2.5 3 4 5 5M12 20l4.5-10L21 20M13.6 16.5h5.8',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  people: 'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5z' +
    'M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M15.5 5.3a3 3 0 0 1 0 5.8M17 14.3c2.4.7 4 2.8 4 5.7',
  person: 'M12 4.5a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2zM5 20.5c0-3.8 3-6.3 7-6.3s7 2.5 7 6.3',
  phone: 'M6 3.5l3 .5 1 4-2 1.5a12 12 0 0 0 6.5 6.5L16 14l4 1 .5 3c0 1.5-1 2.5-2.5 2.5' +
    'C10.5 20.5 3.5 13.5 3.5 6c0-1.5 1-2.5 2.5-2.5z',
  plan: 'M5 5l1.5 1.5L9 4M5 12l1.5 1.5L9 11M5 19l1.5 1.5L9 18M12 5.5h8M12 12.5h8M12 19.5h8',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  puzzle: 'M4 8h5c-1.5-4 5.5-4 4 0h5v4.5c4-1.5 4 5.5 0 4V20H4v-4.5c4 1.5 4-5 0-3.5z',
  question: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z' +
    'M9.5 9.5c.2-1.5 1.3-2.2 2.6-2.2 1.5 0 2.6 1 2.6 2.3 0 2-2.7 2-2.7 4.2M12 16.7h.01',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9' +
    'M15 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  signOut: 'M14 4H5v16h9M10 12h10M16 8l4 4-4 4',
  talk: 'M4 5h12v9H9l-3.5 3V14H4zM19 9h1.5v9H19v3l-3.5-3H11',
  today: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2' +
    'M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  village: 'M3 20V12l4.5-4L12 12v8M12 20v-9l4.5-5L21 11v9M2 20h20M7 20v-4M16.5 20v-5M16.5 10.5h.01',
  warning: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 17h.01',
} as const

export type IconName = keyof typeof shapes

/** A line drawing beside a word; never without one, so it is hidden from who listens. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon--${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}
