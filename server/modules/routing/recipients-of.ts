import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { findOwnAccount } from '../accounts/index.ts'
import { decideFor } from './decide-for.ts'
import type { Asked, Decision } from './types.ts'

/**
 * Who would get a message of the own account now.
 * @throws Refusal missing
 */
export async function recipientsOfOwn(
  db: Handle,
  mainUserId: number,
  asked: Asked & { accountId: number },
): Promise<Decision[]> {
  if (!(await findOwnAccount(db, { accountId: asked.accountId, mainUserId }))) throw new Refusal('missing')
  return recipientsOf(db, asked)
}

/**
 * Who would get a message of an account now.
 * @throws Refusal missing, also for an account that is closed
 */
export async function recipientsOf(db: Handle, asked: Asked): Promise<Decision[]> {
  const [decisions] = await decideFor(db, [asked])
  if (!decisions) throw new Refusal('missing')
  return decisions
}
