const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg/], ['Opera', /\bOPR\//], ['Samsung Internet', /SamsungBrowser/], ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS|Chromium/], ['Safari', /Safari/],
]
const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /iPhone/], ['iPad', /iPad/], ['Android', /Android/], ['Windows', /Windows/], ['Mac', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
]

/** A browser in words its owner recognises, such as "Firefox, Windows"; '' when it says nothing known. */
export function deviceOf(userAgent: string): string {
  const nameIn = (list: typeof browsers) => list.find(([, mark]) => mark.test(userAgent))?.[0]
  return [nameIn(browsers), nameIn(systems)].filter(Boolean).join(', ')
}
