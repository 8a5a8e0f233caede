/** A word of a name with the ways it may sound; more than one where an article may be grown into it. */
export interface NameWord {
  readonly text: string
  readonly sounds: readonly string[]
}

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ё: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i',
  й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts',
  ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
}
const latin: Readonly<Record<string, string>> = {
  ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'e', œ: 'u', ə: 'a', ħ: 'h', ŋ: 'n',
}
const arabic: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ئ: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', ؤ: 'و', ء: '',
}
// Series of Ge'ez letters that sound alike today, and the series they are written with.
const geez: readonly (readonly [number, number])[] = [
  [0x1210, 0x1200], [0x1280, 0x1200], [0x1220, 0x1230], [0x12d0, 0x12a0], [0x1340, 0x1338],
]

const particles = new Set(('van von vande vander de der den het t ten ter te op la le du da do dos di del della y '
  + 'bin ibn bint binti ould al el ul ad ar as ash at az ed er es esh et ez').split(' '))
const servant = /^abd(?:oul|oel|ul|el|al|il|ol|er|ur|ar|ir|as|es|us|e|u|a|i|o|ou|oe)?$/
const servantOf = /^abd(?:oul|oel|ul|el|al|il|ol|er|ur|ar|ir|ou|oe|e|u|a|i|o)?([bcdfghjklmnpqrstvwxz].{2,})$/
const father = /^ab(?:u|ou|oe|o)$/
const grownArticle = /^[ae]l-?([bcdfghjklmnpqrstvwxz].{3,})$/

const soundRules: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'], [/ij(?=[^aeiouy]|$)/g, '9'], [/dzh|dj|zh/g, 'j'], [/sch|sh|sj/g, 's'], [/kh|ch/g, 'x'], [/gh/g, 'g'],
  [/ph/g, 'f'], [/th/g, 't'], [/dh/g, 'd'], [/ck|q/g, 'k'], [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/^ou(?=[aei])/, 'v'],
  [/aw(?=[^aei]|$)/g, 'au'], [/ow(?=[^aei]|$)/g, 'u'], [/w/g, 'v'], [/[ae][iy]/g, '9'], [/ou|oe|oo|uu|o/g, 'u'],
  [/aa/g, 'a'], [/ae/g, 'e'], [/ee|ie|ii|iy|y/g, 'i'], [/(.)\1+/g, '$1'], [/(?<=.)h$/, ''],
]

/** The words of a name in its own order, without particles such as van, de and al. */
export function nameWords(name: string): NameWord[] {
  const written = fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const kept = written.filter((word, index) => !particles.has(word) || index === written.length - 1)
  return joinPrefixes(kept.length > 0 ? kept : written).map((text) => ({ text, sounds: knownSounds(text) }))
}

/** The consonants of a sound, close ones alike: spellings of one name share it. To find with, not to tell apart. */
export function skeletonOf(sound: string): string {
  if (!/^[a-z0-9]+$/.test(sound)) return sound
  const first = sound.replace(/^[ij](?=[aeu9])/, 'j').replace(/^[aeiu9]/, 'a').replace(/x/g, 'h')
  const rest = first.replace(/(?<=[aeiu9])(?:h(?=[^aeiu9])|v)/g, '').slice(1)
  const bones = (first[0] ?? '') + rest.replace(/[aeiu9]/g, '')
  const close = bones.replace(/z/g, 's').replace(/d/g, 't').replace(/b/g, 'p').replace(/(.)\1+/g, '$1')
  return close.length > 1 ? close : sound
}

/** Lower case without accents, vowel signs and hidden signs; Cyrillic in Latin letters, other scripts as they are. */
function fold(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/[\p{Cf}'’‘`´ʼʾʿ"ـ]/gu, '').normalize('NFD')
    .replace(/\p{Mn}/gu, '').normalize('NFC')
  return plain.replace(/\P{ASCII}/gu, foldLetter)
}

function foldLetter(letter: string): string {
  const found = cyrillic[letter] ?? latin[letter] ?? arabic[letter]
  if (found !== undefined) return found
  const code = letter.charCodeAt(0)
  const series = geez.find(([from]) => code >= from && code < from + 8)
  return series ? String.fromCharCode(code - series[0] + series[1]) : letter
}

/** Abd al-Rahman, Abdel Rahman and Abdulrahman are one word, and so is Abu Bakr. */
function joinPrefixes(words: readonly string[]): string[] {
  const joined: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string
    const next = words[index + 1]
    const prefix = servant.test(word) ? 'abd' : father.test(word) ? 'abu' : undefined
    if (prefix && next !== undefined) {
      joined.push(prefix + next)
      index += 1
    } else joined.push(word)
  }
  return joined
}

const heard = new Map<string, readonly string[]>()

// A caseload says the same few hundred names over and over.
function knownSounds(word: string): readonly string[] {
  const known = heard.get(word)
  if (known) return known
  const sounds = soundsOf(word)
  if (heard.size > 50_000) heard.clear()
  heard.set(word, sounds)
  return sounds
}

function soundsOf(word: string): string[] {
  if (/^\p{N}+$/u.test(word)) return [word]
  if (!/^[a-z]+$/.test(word)) return word.startsWith('ال') && word.length > 4 ? [word, word.slice(2)] : [word]
  const spelled = servantOf.exec(word)?.[1]
  if (spelled !== undefined) return [sound(`abd${spelled}`)]
  const bare = grownArticle.exec(word)?.[1]
  return bare === undefined ? [sound(word)] : [sound(word), sound(bare)]
}

function sound(word: string): string {
  return soundRules.reduce((text, [from, to]) => text.replace(from, to), word).slice(0, 24)
}
