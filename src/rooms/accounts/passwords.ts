import { hash, verify } from '@node-rs/argon2'

// AUTH-04: argon2id (the library's default kind), 32 MiB, two passes; some 50 ms on the machine it was measured on.
const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 }
const mark = `m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

// A hash of a password that nobody has, at the cost above: an unknown account costs the same work as a known one
// (AUTH-02). Written down rather than made, which would slow down each start.
const nobodys = '$argon2id$v=19$m=32768,t=2,p=1$ccEOL1WIr4PUO66C/zc1XQ$bwm8Bt8Xn3qhv/ZWoof8q4JvLhvTDB5BPE1l5w3aufo'

export function hashPassword(password: string): Promise<string> {
  return hash(written(password), cost)
}

/** True when the password is right. Without a hash the same work is done for nothing. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? nobodys, written(password))
  return passwordHash !== null && isRight
}

/** True when the hash was made at an earlier cost and is made anew at the next sign-in. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith('$argon2id$') || !passwordHash.includes(mark)
}

// The same letters typed on another keyboard are the same password; nothing is trimmed or cut off (AUTH-01).
function written(password: string): string {
  return password.normalize('NFKC')
}
