import { decrypt, type Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { sealedSeeds } from './store/sealed-seeds.ts'

/** Enough to tell a foreign SECRET from a damaged row, on however many people. */
const looked = 1000

/** How many of the second factors looked at cannot be read: all of them when SECRET is not the one they were made with. */
export async function unreadableSecondFactors(
  db: Handle,
  secrets: Secrets,
): Promise<{ looked: number; unreadable: number }> {
  const seeds = await sealedSeeds(db, looked)
  const unreadable = seeds.filter((seed) => decrypt(secrets.keyFor('totp'), seed) === null)
  return { looked: seeds.length, unreadable: unreadable.length }
}
