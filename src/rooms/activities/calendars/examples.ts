/** An event as a calendar of a village has it, written by hand. */
export function anEvent(uid: string, lines: readonly string[], title = 'Koffie in het dorpshuis'): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, ...lines, 'END:VEVENT'].join('\r\n')
}

/** A whole calendar of these parts. */
export function aTownCalendar(...parts: readonly string[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Dorpsbelang//Agenda//NL']
  return [...head, ...parts, 'END:VCALENDAR', ''].join('\r\n')
}

/** Europe/Amsterdam as calendars explain it. */
export const dutchZone = [
  'BEGIN:VTIMEZONE', 'TZID:Europe/Amsterdam', 'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200',
  'DTSTART:19700329T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:19701025T030000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD', 'END:VTIMEZONE',
].join('\r\n')
