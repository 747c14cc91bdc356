import type { MessageAnswer } from '../../../../server/modules/delivery/wire.ts'
import type { TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'

export type ActivityEntry =
  | { kind: 'change'; at: string; entry: TrailEntryAnswer }
  | { kind: 'mail'; at: string; message: MessageAnswer; sentBy: TrailEntryAnswer | undefined }

/** What has been read of one source, newest first, and whether there is more. */
export type Read<Item> = { items: Item[]; hasMore: boolean }

/**
 * Both sources by time, newest first, as far down as both have been read: below that, something of the other may yet come
 * between. That an activation mail was sent is told once, by the mail itself, with who sent it.
 */
export function mergeActivity(messages: Read<MessageAnswer>, trail: Read<TrailEntryAnswer>): ActivityEntry[] {
  const sendings = new Map(
    trail.items.filter(({ type }) => type === 'contact.activation-sent').map((entry) => [entry.at, entry]),
  )
  const mails = messages.items.map((message): ActivityEntry => {
    const sentBy = message.event === 'activation' ? sendings.get(message.createdAt) : undefined
    return { kind: 'mail', at: message.createdAt, message, sentBy }
  })
  const told = new Set(mails.flatMap((mail) => (mail.kind === 'mail' && mail.sentBy ? [mail.sentBy.id] : [])))
  const changes = trail.items
    .filter(({ id }) => !told.has(id))
    .map((entry): ActivityEntry => ({ kind: 'change', at: entry.at, entry }))
  const depth = [
    messages.hasMore ? (messages.items.at(-1)?.createdAt ?? '') : '',
    trail.hasMore ? (trail.items.at(-1)?.at ?? '') : '',
  ].reduce((deepest, at) => (at > deepest ? at : deepest), '')
  return [...mails, ...changes]
    .filter(({ at }) => at >= depth)
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}
