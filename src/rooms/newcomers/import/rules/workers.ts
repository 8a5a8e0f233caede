import { bare } from './nearest.ts'

/** A colleague who can hold files. */
export interface Worker {
  readonly id: string
  readonly name: string
}

const particles = new Set(['van', 'de', 'der', 'den', 'ter', 'te', 'ten', 't', 'el', 'al'])

/** The colleague a file names, in full or as initial and surname ("M. Bouma"); undefined when none or several fit. */
export function findWorker(text: string, workers: readonly Worker[]): Worker | undefined {
  const whole = workers.filter(({ name }) => bare(name) === bare(text))
  if (whole.length === 1) return whole[0]
  const typed = namedParts(text)
  const found = workers.filter(({ name }) => {
    const known = namedParts(name)
    return known.surname === typed.surname && isShortFor(typed.given, known.given)
  })
  return found.length === 1 ? found[0] : undefined
}

function namedParts(name: string): { given: string; surname: string } {
  const [turned, given] = name.split(',').map((part) => part.trim())
  const words = (given ? `${given} ${turned}` : name).split(/[\s.]+/).filter((word) => word !== '')
  const rest = words.slice(1).filter((word) => !particles.has(word.toLowerCase()))
  return rest.length === 0 ? { given: '', surname: bare(words[0] ?? '') }
    : { given: bare(words[0] ?? ''), surname: rest.filter((word) => word.length > 1).map(bare).join(' ') }
}

function isShortFor(typed: string, known: string): boolean {
  return typed === '' || typed === known || (typed.length === 1 && known.startsWith(typed))
}
