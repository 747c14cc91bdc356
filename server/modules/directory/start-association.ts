import type { Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'

/**
 * Begins the job that associates the live contacts whose address is at one of a company's new mail domains. Null when
 * there is none.
 */
export async function startAssociation(
  _tx: Tx,
  _actor: Actor,
  _now: Date,
  _added: { companyId: number; companyName: string; domains: readonly string[] },
): Promise<number | null> {
  return null
}
