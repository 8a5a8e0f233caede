import type { PuzzleArea } from '../../approaches/forms.ts'

/** Beginnings of Dutch words that are about one area of life and no other. */
const beginnings: Partial<Record<PuzzleArea, readonly string[]>> = {
  housing: ['huur', 'woning', 'verhuiz', 'inricht', 'meubel', 'verwarming', 'lekkage', 'schimmel', 'dak'],
  money: ['geld', 'rekening', 'belasting', 'toeslag', 'schuld', 'uitkering', 'betal', 'budget', 'deurwaarder'],
  work: ['werk', 'baan', 'stage', 'sollicit', 'beroep', 'winkel', 'bedrijf', 'ondernem', 'collega'],
  language: ['taal', 'nederlands', 'inburger', 'staatsexamen', 'taalles'],
  health: ['slaap', 'slapen', 'dokter', 'huisarts', 'ziek', 'tandarts', 'medicijn', 'pijn', 'zwanger'],
  school: ['school', 'juf', 'klas', 'leerkracht', 'kinderopvang', 'huiswerk'],
  contacts: ['buur', 'buren', 'vriend', 'eenzaam'],
  wayfinding: ['bus', 'trein', 'fiets', 'rijbewijs', 'reizen', 'vervoer'],
  participation: ['vrijwillig', 'vereniging', 'sport', 'voetbal', 'muziek', 'club'],
}
// Whole words only: "bus" is not the beginning of "business".
const whole = new Set(['dak', 'bus', 'juf', 'klas', 'club', 'baan'])

/** The area that somebody's own words are plainly about; null when they name none, or more than one. */
export function areaInWords(body: string): PuzzleArea | null {
  const words = body.toLowerCase().split(/[^\p{L}]+/u)
  const isAbout = (starts: readonly string[]) => starts.some((start) =>
    words.some((word) => (whole.has(start) ? word === start : word.startsWith(start))))
  const found = Object.entries(beginnings).filter(([, starts]) => isAbout(starts))
  return found.length === 1 ? (found[0]![0] as PuzzleArea) : null
}
