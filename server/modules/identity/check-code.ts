import type { Secrets } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import { hashOfRecoveryCode, isAppCode, stepOfCode } from './one-time-codes.ts'
import { findSecondFactor, takeRecoveryCode, takeStep } from './store/second-factors.ts'

/** Uses up a code of the app: of two at once, one counts, and none counts twice. */
export async function takeAppCode(
  tx: Tx,
  secrets: Secrets,
  now: Date,
  given: { personId: number; code: string; seed: 'confirmed' | 'unconfirmed' },
): Promise<boolean> {
  const factor = await findSecondFactor(tx, given.personId)
  if (!factor || (given.seed === 'confirmed') !== (factor.confirmedAt !== null)) return false
  const step = stepOfCode(secrets, factor.seed, { code: given.code, now })
  return step !== null && takeStep(tx, { personId: given.personId, step })
}

/** Uses up a code of the app or a recovery code, whichever was given; which it was, or null when it does not count. */
export async function takeAnyCode(
  tx: Tx,
  secrets: Secrets,
  now: Date,
  given: { personId: number; code: string },
): Promise<'second-factor' | 'recovery-code' | null> {
  if (isAppCode(given.code))
    return (await takeAppCode(tx, secrets, now, { ...given, seed: 'confirmed' })) ? 'second-factor' : null
  const hash = hashOfRecoveryCode(given.code)
  return (await takeRecoveryCode(tx, now, { personId: given.personId, hash })) ? 'recovery-code' : null
}
