import type { Problem } from '../../../lib/errors.ts'
import type { Participant, Ticket } from '../types.ts'

/** Why tickets cannot become one, all reasons at once. */
export function mergeProblems(
  into: number,
  ids: readonly number[],
  found: ReadonlyMap<number, Ticket>,
): Problem[] {
  const target = found.get(into)
  return ids.flatMap((id, index): Problem[] => {
    const path = `tickets.${index}`
    const ticket = found.get(id)
    if (id === into) return [{ path, code: 'merge.with-itself' }]
    if (ticket?.life !== 'live') return [{ path, code: 'merge.not-there', params: { number: id } }]
    // What one account may read would be read by another.
    const account = target?.accountId ?? null
    if (ticket.accountId === null || ticket.accountId === account) return []
    const code = account === null ? 'merge.out-of-account' : 'merge.other-account'
    return [{ path, code, params: { number: id } }]
  })
}

/** What the one ticket is then: open where any of them is, with the tags of all. */
export function merged(target: Ticket, sources: readonly Ticket[]): Ticket {
  const isOpen = sources.some(({ status }) => status === 'open')
  return {
    ...target,
    status: isOpen ? 'open' : target.status,
    tags: [...new Set([...target.tags, ...sources.flatMap(({ tags }) => tags)])],
  }
}

/**
 * As what those of a ticket come along who may not write to the one that stays: into what is not theirs nobody comes silently,
 * as with who stands in copy of a mail.
 */
export const comingAlong = (
  each: Taking & { ticketId: number },
  found: ReadonlyMap<number, Ticket>,
  { target, mayWrite }: { target: Ticket; mayWrite: ReadonlySet<string> },
): Taking =>
  each.state !== 'confirmed' || mayWrite.has(each.address) || isOfTheSame(found.get(each.ticketId), target)
    ? each
    : { ...each, state: 'suggested' }

/** Whether two tickets are one account's; of no account: one requester's, as nobody else vouches for who reads both. */
const isOfTheSame = (one: Ticket | undefined, other: Ticket): boolean =>
  one?.accountId === other.accountId && (one.accountId !== null || one.requesterId === other.requesterId)

export type Taking = Pick<Participant, 'address' | 'typed' | 'name' | 'state'>
/** What becomes of a participant; `before`: null where he was none. */
export type Joined = Taking & { before: Participant['state'] | null }

const rank = { dismissed: 0, suggested: 1, confirmed: 2 }

/**
 * Who takes part in the one ticket beside its requester and does not yet: the requesters of the others and whoever takes
 * part in them. Taking part weighs more than being suggested, and that more than having been sent away.
 */
export function joined(
  target: Pick<Ticket, 'requesterAddress'>,
  present: readonly Taking[],
  others: readonly Taking[],
): Joined[] {
  const before = new Map(present.map((each) => [each.address, each.state]))
  const best = new Map<string, Taking>()
  for (const each of others) {
    if (each.address === target.requesterAddress) continue
    const known = best.get(each.address)
    if (!known || rank[each.state] > rank[known.state]) best.set(each.address, each)
  }
  return [...best.values()]
    .map((each) => ({ ...each, before: before.get(each.address) ?? null }))
    .filter(({ before: was, state }) => was === null || rank[state] > rank[was])
}
