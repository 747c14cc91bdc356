import type { Handle } from '../../lib/db.ts'
import { loadFacts } from './load-facts.ts'
import { decideRecipients } from './rules/decide-recipients.ts'
import type { Asked, Decision } from './types.ts'

/**
 * Who hears about each message, as the facts are now: every address thought of, in or out, with the rule. Null for an
 * account that is unknown or closed. It writes nothing: asked before sending it is the preview.
 */
export async function decideFor(db: Handle, asked: readonly Asked[]): Promise<(Decision[] | null)[]> {
  if (asked.length === 0) return []
  const facts = await loadFacts(db, asked)
  return facts.map((each) => each && decideRecipients(each))
}
