import { z } from 'zod'

const time = z.iso.datetime()
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const named = z.strictObject({ id: z.number(), name: z.string() })

const check = z.enum(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy'])

/** What was found when the sender was checked, whatever was made of it. */
export const AuthenticationAnswer = z.strictObject({
  spf: z.strictObject({ result: check, domain: z.string().nullable(), isAligned: z.boolean() }),
  dkim: z.array(
    z.strictObject({
      result: check,
      domain: z.string(),
      isAligned: z.boolean(),
      /** How many headers To and Cc it is over, -1 where it leaves some of them open; absent of mail that came before that was looked at. */
      signs: z.strictObject({ to: z.number(), cc: z.number() }).optional(),
    }),
  ),
  dmarc: z.strictObject({
    result: check,
    policy: z.enum(['none', 'quarantine', 'reject']).nullable(),
    domain: z.string().nullable(),
  }),
  by: z.enum(['ourselves', 'trusted-server']),
  /** Why nothing could be checked. */
  fault: z.enum(['headers', 'time', 'memory', 'bug']).optional(),
})
export type AuthenticationAnswer = z.infer<typeof AuthenticationAnswer>

/** Why a mail became what it became: a code, and its sentence for the reader. */
export const ReasonAnswer = z.strictObject({ code: z.string(), message: z.string() })
export type ReasonAnswer = z.infer<typeof ReasonAnswer>

/** Something that was authenticated, if not for the domain of the sender: what an agent may decide to believe from now on. */
export const Rememberable = z.strictObject({ method: z.enum(['dkim', 'spf']), domain: z.string().max(300) })
export type Rememberable = z.infer<typeof Rememberable>

const item = {
  id: z.number(),
  receivedAt: time,
  heldAt: time,
  via: z.enum(['smtp', 'imap', 'api', 'command-line']),
  /** The step that decided. */
  step: z.string(),
  reason: ReasonAnswer,
  /** Whom it says it is from: not proven. */
  from: z.strictObject({ address: z.string(), name: z.string() }).nullable(),
  /** Who has that address today. */
  claims: z
    .strictObject({
      kind: z.enum(['contact', 'agent']),
      id: z.number(),
      name: z.string(),
      isBlocked: z.boolean(),
    })
    .nullable(),
  subject: z.string(),
  department: named.nullable(),
  /** The ticket that it answers, by the tokens and Message-IDs of what we sent. */
  ticket: z.strictObject({ id: z.number(), subject: z.string() }).nullable(),
  /** When that address was asked whether it has written this. */
  askedAt: time.nullable(),
  ended: z
    .strictObject({
      at: time,
      ending: z.enum(['released', 'confirmed', 'discarded']),
      by: named.nullable(),
      /** What became of it. */
      ticketId: z.number().nullable(),
    })
    .nullable(),
}

export const HeldMailItem = z.strictObject(item)
export type HeldMailItem = z.infer<typeof HeldMailItem>

/** Oldest first while they wait, latest first once they have ended. */
export const HeldMailsAnswer = z.strictObject({
  items: z.array(HeldMailItem),
  next: z.string().nullable(),
  /** How many wait in all. */
  waiting: z.number(),
})
export type HeldMailsAnswer = z.infer<typeof HeldMailsAnswer>

export const HeldMailsQuery = z.strictObject({
  state: z.enum(['waiting', 'ended']).default('waiting'),
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type HeldMailsQuery = z.infer<typeof HeldMailsQuery>

export const HeldMailParams = z.strictObject({ id: z.coerce.number().pipe(id) })

const headerAddress = z.strictObject({ address: z.string(), name: z.string() })

/** A held mail, safe to look at: plain text; its HTML has a route of its own for a frame. */
export const HeldMailAnswer = z.strictObject({
  ...item,
  authentication: AuthenticationAnswer.nullable(),
  rememberable: z.array(Rememberable),
  to: z.array(headerAddress),
  cc: z.array(headerAddress),
  date: time.nullable(),
  text: z.string(),
  quoted: z.string(),
  hasHtml: z.boolean(),
  attachments: z.array(z.strictObject({ name: z.string(), mediaType: z.string(), size: z.number() })),
  headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** Of whom it says it is from: one of them may be chosen when it is released. */
  accounts: z.array(named),
})
export type HeldMailAnswer = z.infer<typeof HeldMailAnswer>

export const HeldHtmlQuery = z.strictObject({
  images: z.enum(['blocked', 'allowed']).default('blocked'),
  scheme: z.enum(['light', 'dark']).default('light'),
})

/**
 * `ticketId`: into that ticket, as one who takes part from now on; null: into a ticket of its own; absent: as it would have
 * been decided. `remember`: believe the same for this address from now on; only what was authenticated.
 */
export const ReleaseBody = z.strictObject({
  remember: Rememberable.optional(),
  ticketId: id.nullable().optional(),
  accountId: id.optional(),
})
export type ReleaseBody = z.infer<typeof ReleaseBody>

export const ReleasedAnswer = z.strictObject({
  id: z.number(),
  outcome: z.enum(['ticket', 'reply', 'ignored', 'duplicate']),
  ticketId: z.number().nullable(),
})
export type ReleasedAnswer = z.infer<typeof ReleasedAnswer>

export const HeldMailsBody = z.strictObject({ ids: z.array(id).min(1).max(100) })
export type HeldMailsBody = z.infer<typeof HeldMailsBody>

const problem = z.strictObject({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  message: z.string(),
})

/** Each for itself: one that cannot be released leaves the others alone. */
export const ReleasedManyAnswer = z.strictObject({
  done: z.array(ReleasedAnswer),
  refused: z.array(z.strictObject({ id: z.number(), problems: z.array(problem) })),
})
export type ReleasedManyAnswer = z.infer<typeof ReleasedManyAnswer>

/** Discarded as one command: taken back as one. */
export const DiscardedAnswer = z.strictObject({
  ids: z.array(z.number()),
  undoId: z.number(),
  until: time,
})
export type DiscardedAnswer = z.infer<typeof DiscardedAnswer>

/** What is believed of an address though it is not aligned, and who said so. */
export const TrustedSenderItem = z.strictObject({
  address: z.string(),
  method: z.enum(['dkim', 'spf']),
  domain: z.string(),
  by: named.nullable(),
  createdAt: time,
})
export const TrustedSendersAnswer = z.strictObject({ items: z.array(TrustedSenderItem) })
export type TrustedSendersAnswer = z.infer<typeof TrustedSendersAnswer>

export const TrustedSendersQuery = z.strictObject({ address: z.string().max(1000).optional() })
export const TrustedSenderBody = z.strictObject({
  address: z.string().max(1000),
  method: z.enum(['dkim', 'spf']),
  domain: z.string().max(300),
})
export type TrustedSenderBody = z.infer<typeof TrustedSenderBody>
