import { z } from 'zod'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const agent = z.strictObject({ id: z.number(), name: z.string() })

export const TicketAtWorkPath = z.strictObject({ id })

/** What an agent is writing into a ticket: kept for him alone until it is sent or thrown away. */
export const Draft = z.strictObject({
  kind: z.enum(['public', 'note']),
  body: z.string().max(200_000),
  /** Normalised addresses that he takes out of "who gets this". */
  leaveOut: z.array(z.string().max(254)).max(200).default([]),
  uploads: z
    .array(
      z.strictObject({
        id: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
        name: z.string().max(1000),
        mediaType: z.string().max(255),
        size: z.number().int().min(0),
      }),
    )
    .max(20)
    .default([]),
})
export type Draft = z.infer<typeof Draft>
export const DraftAnswer = z.strictObject({
  draft: Draft.nullable(),
  updatedAt: z.iso.datetime().nullable(),
})
export type DraftAnswer = z.infer<typeof DraftAnswer>

export const PresenceBody = z.strictObject({ isWriting: z.boolean() })
/** The other agents who have the ticket open now. Each says so again within `everySeconds`, or is taken to have gone. */
export const PresenceAnswer = z.strictObject({
  items: z.array(z.strictObject({ agent, isWriting: z.boolean(), until: z.iso.datetime() })),
  everySeconds: z.number(),
})
export type PresenceAnswer = z.infer<typeof PresenceAnswer>

/**
 * What `GET /api/agent/live` sends, as JSON in the `data` of a server-sent event. `hello`: the stream stands; whatever is
 * on the screen may be older. `resync`: something was left out, ask again for what is shown. `ticket`: it changed. `presence`:
 * `agent` opened it, writes, or (`until` null) went away. `notification`: one more for this very agent.
 */
export const LiveEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello') }),
  z.strictObject({ type: z.literal('resync') }),
  z.strictObject({
    type: z.literal('ticket'),
    ticketId: z.number(),
    happened: z.enum(['opened', 'message', 'assigned', 'changed']),
    messageId: z.number().nullable(),
    byAgentId: z.number().nullable(),
  }),
  z.strictObject({
    type: z.literal('presence'),
    ticketId: z.number(),
    agent,
    isWriting: z.boolean(),
    until: z.iso.datetime().nullable(),
  }),
  z.strictObject({
    type: z.literal('notification'),
    id: z.number(),
    event: z.enum(['assigned', 'new', 'replied']),
    ticketId: z.number(),
    unread: z.number(),
  }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
