const vowels = 'aeiu9'

// How far two letters of a sound lie apart; 9 is ai, ay, ei, ey and ij; x is kh and ch. Everything else is 1.
const near: Readonly<Record<string, number>> = {
  ae: 0.15, ei: 0.15, '9e': 0.2, '9i': 0.2, '9a': 0.4, ai: 0.5, eu: 0.5, iu: 0.8, au: 0.9, '9u': 0.9, hx: 0.3, kx: 0.4,
  ij: 0.3, sz: 0.4, dt: 0.4, bp: 0.5, uv: 0.4, fv: 0.4, gj: 0.5, gk: 0.6, bv: 0.5,
}

/** How differently two sounds are written, as a share of their length: 0 is alike, from about 0.3 on they differ. */
export function soundDistance(first: string, second: string): number {
  if (first === second) return 0
  const length = (first.length + second.length) / 2
  if (Math.abs(first.length - second.length) > 3) return 1
  return editCost(first, second) / length
}

function editCost(first: string, second: string): number {
  let above = startRow(second)
  for (let row = 1; row <= first.length; row += 1) {
    const current = [(above[0] as number) + dropCost(first, row - 1)]
    for (let column = 1; column <= second.length; column += 1) {
      current.push(Math.min(
        (above[column] as number) + dropCost(first, row - 1),
        (current[column - 1] as number) + dropCost(second, column - 1),
        (above[column - 1] as number) + swapCost(first[row - 1] as string, second[column - 1] as string),
      ))
    }
    above = current
  }
  return above[second.length] as number
}

function startRow(word: string): number[] {
  const row = [0]
  for (let index = 0; index < word.length; index += 1) row.push((row[index] as number) + dropCost(word, index))
  return row
}

function swapCost(first: string, second: string): number {
  if (first === second) return 0
  return near[first < second ? first + second : second + first] ?? 1
}

// Fatma and Fatima are one name; Samir and Samira are brother and sister.
function dropCost(word: string, index: number): number {
  const letter = word[index] as string
  const isLast = index === word.length - 1
  if (letter === 'a' && isLast) return 1.5
  if (vowels.includes(letter)) return index === 0 ? 0.8 : 0.35
  return letter === 'h' ? 0.4 : 1
}
