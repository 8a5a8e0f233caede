// What a spreadsheet may take for the start of a formula, the wide and small forms of East Asian keyboards included.
const live = '=+\\-@\\u2212\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE62\\uFE63\\uFE66\\uFE6B'
const startsLive = new RegExp(`^[\\s\\u200B-\\u200F\\u2060\\uFEFF"']*[${live}]|^[\\t\\r\\n]`, 'u')
// A reader that cuts at another sign than we wrote makes a cell start in the middle of ours.
const livesInside = new RegExp(`([,;|"\\t\\r\\n])(\\s*)(?=[=@\\uFF1D\\uFF20]|[+\\-\\uFF0B\\uFF0D][^\\s])`, 'gu')
const phone = /^\+\d[\d ()\-./]{5,24}$/
const guarded = new RegExp(`^'(?=[\\s]*[${live}])`, 'u')

/** The text as no spreadsheet takes for a formula when it opens a CSV file (F16): an apostrophe goes before it. */
export function inert(text: string): string {
  const clean = writable(text).replace(livesInside, "$1$2'")
  return startsLive.test(clean) ? `'${clean}` : clean
}

/** The same for a typed text cell of a workbook, where a phone number such as +31 6 12345678 may stay as it is. */
export function inertTyped(text: string): string {
  return phone.test(text) ? text : inert(text)
}

/** Takes the apostrophe off again that `inert` set, so that an export can be read back. */
export function withoutGuard(text: string): string {
  return text.replace(guarded, '')
}

function writable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
}
