// Import this first in a test file: it sees every password that is held against a hash from then on.
import { createRequire } from 'node:module'

type Verify = (hash: string, password: string) => Promise<boolean>

const argon2 = createRequire(import.meta.url)('@node-rs/argon2') as { verify: Verify }
const { verify } = argon2
let seen: string[] = []

argon2.verify = (hash, password) => {
  seen.push(hash)
  return verify(hash, password)
}

/** What hashing `work` did, in order: kind and cost of each, without salt and outcome. */
export async function hashingOf(work: () => Promise<unknown>): Promise<string[]> {
  seen = []
  await work()
  return seen.map((hash) => hash.split('$').slice(1, 4).join(' '))
}
