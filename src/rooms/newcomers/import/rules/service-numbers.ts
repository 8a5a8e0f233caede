const inText = /(?<![\d+])(\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?!\d)/g

/** True for a citizen service number (BSN): eight or nine figures, dots allowed, that pass the test of eleven. */
export function isServiceNumber(text: string): boolean {
  const digits = text.trim().replace(/[. ]/g, '')
  if (!/^\d{8,9}$/.test(digits)) return false
  const padded = digits.padStart(9, '0')
  const sum = [...padded].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0 && Number(padded) > 0
}

/** The text without service numbers, and whether there were any. */
export function withoutServiceNumbers(text: string): { text: string; found: boolean } {
  let found = false
  const cleaned = text.replace(inText, (number) => {
    if (!isServiceNumber(number)) return number
    found = true
    return '•••••••••'
  })
  return { text: cleaned, found }
}
