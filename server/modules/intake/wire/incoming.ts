import { z } from 'zod'
import { AuthenticationAnswer, ReasonAnswer } from './held.ts'

const time = z.iso.datetime()
const named = z.strictObject({ id: z.number(), name: z.string() })

/** A mail was stored; what becomes of it is decided afterwards. */
export const MailTaken = z.strictObject({ id: z.number() })

export const outcomes = [
  'ticket',
  'reply',
  'held',
  'bounce',
  'complaint',
  'confirmation',
  'ignored',
  'duplicate',
  'refused',
  'unreadable',
] as const

const item = {
  id: z.number(),
  receivedAt: time,
  via: z.enum(['smtp', 'imap', 'api', 'command-line']),
  /** Octets, as it came. */
  size: z.number(),
  /** As the From header says it, proven or not. */
  from: z.strictObject({ address: z.string(), name: z.string() }).nullable(),
  subject: z.string(),
  department: named.nullable(),
  /** What became of it, and by which step; null: it waits to be read. */
  decided: z
    .strictObject({ at: time, outcome: z.enum(outcomes), step: z.string(), reason: ReasonAnswer.nullable() })
    .nullable(),
  /** Where it stands as a message. */
  ticket: z.strictObject({ id: z.number(), subject: z.string(), messageId: z.number() }).nullable(),
}

export const IncomingItem = z.strictObject(item)
export type IncomingItem = z.infer<typeof IncomingItem>

/** Newest first. `waiting`: how much is stored and not yet read. */
export const IncomingAnswer = z.strictObject({
  items: z.array(IncomingItem),
  next: z.string().nullable(),
  waiting: z.number(),
})
export type IncomingAnswer = z.infer<typeof IncomingAnswer>

/** `q`: the beginning of a sender's address, or a Message-ID. */
export const IncomingQuery = z.strictObject({
  outcome: z.enum([...outcomes, 'waiting']).optional(),
  q: z.string().max(1000).optional(),
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type IncomingQuery = z.infer<typeof IncomingQuery>

export const IncomingParams = z.strictObject({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})

/** With what its door knew, and who proved what. */
export const IncomingMailAnswer = z.strictObject({
  ...item,
  messageId: z.string().nullable(),
  envelope: z.strictObject({
    /** The return path; '' is the empty one, null: its door knows none. */
    from: z.string().nullable(),
    to: z.array(z.string()),
    peer: z.string().nullable(),
    helo: z.string().nullable(),
    tls: z.string().nullable(),
    mailbox: named.nullable(),
  }),
  authentication: AuthenticationAnswer.nullable(),
  /** It waits for somebody to decide. */
  isHeld: z.boolean(),
  /** Whether `…/source` is for whoever asks. */
  canReadSource: z.boolean(),
})
export type IncomingMailAnswer = z.infer<typeof IncomingMailAnswer>
