import type { Handle } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { countAsked } from './store/registrant-changes.ts'

/**
 * What an account makes us send is capped (decision 28): the sides of a change are addresses, and names, that its main user
 * typed. Of several domains alike is one; what follows from his data counts as what he asks for.
 */
export const askedADay = 20

/** How many changes of registrants of an account may still be asked for today; an agent asks for any number. */
export async function leftToAsk(db: Handle, actor: Actor, now: Date, accountId: number): Promise<number> {
  if (actor.kind === 'agent') return Number.POSITIVE_INFINITY
  const since = new Date(now.getTime() - 86_400_000)
  return Math.max(0, askedADay - (await countAsked(db, { accountId, since })))
}
