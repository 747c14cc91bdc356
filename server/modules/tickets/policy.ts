import { mayDo } from '../identity/policy.ts'
import type { Actor } from '../trail/index.ts'

export function mayReadTickets(actor: Actor): boolean {
  return mayDo(actor, 'tickets.read')
}

/** Whether somebody may read a message's mail as it came: what came back of mail of ours holds links that are its recipient's. */
export function mayReadRaw(actor: Actor, { proof }: { proof: Record<string, unknown> | null }): boolean {
  return mayReadTickets(actor) && (proof?.isReturned !== true || mayDo(actor, 'outbox.read'))
}

export function mayWriteTickets(actor: Actor): boolean {
  return mayDo(actor, 'tickets.write')
}
