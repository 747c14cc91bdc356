import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { isSameBytes } from '../../lib/crypto.ts'
import { hashTurns } from './hash-turns.ts'

const derive = promisify(argon2)

// OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

// Two of the four threads of libuv; what waits longer than some two seconds had better come again.
const inTurn = hashTurns({ atOnce: 2, waiting: 100 })

/**
 * A password's argon2id hash in PHC form, with its own salt and the cost it was made with.
 * @throws Refusal busy when too many hashes wait
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await inTurn(() =>
    derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce: salt, tagLength }),
  )
  return `${prefix}${plain(salt)}$${plain(tag)}`
}

/**
 * Whether a password made this hash. With null it spends the same time and says no, so that time tells nothing.
 * @throws Refusal busy when too many hashes wait
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const made = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? unmatchable)
  if (!made) throw new Error('a stored password hash is not in the form that this program writes')
  const tag = Buffer.from(made[5] ?? '', 'base64')
  const got = await inTurn(() =>
    derive('argon2id', {
      memory: Number(made[1]),
      passes: Number(made[2]),
      parallelism: Number(made[3]),
      message: password.normalize('NFKC'),
      nonce: Buffer.from(made[4] ?? '', 'base64'),
      tagLength: tag.length,
    }),
  )
  return isSameBytes(got, tag) && hash !== null
}

/** Whether a hash was made at another cost than today's: the next right password writes it anew. */
export const isOutdatedHash = (hash: string): boolean => !hash.startsWith(prefix)

const prefix = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`
const unmatchable = `${prefix}${'A'.repeat(22)}$${'A'.repeat(43)}`
const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
