import { readFileSync } from 'node:fs'
import { isBreached } from './breached-passwords.ts'
import type { KnownPasswords } from './rules/password-strength.ts'

/**
 * The lists of this room: common passwords of twelve signs and more and the words they are made of, both made for it,
 * and marks of passwords that leaked elsewhere.
 */
export const knownPasswords: KnownPasswords = {
  common: new Set(linesOf('common-passwords.txt')),
  words: linesOf('password-words.txt').sort((a, b) => b.length - a.length),
  isBreached,
}

function linesOf(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8').split('\n').filter((line) => line !== '')
}
