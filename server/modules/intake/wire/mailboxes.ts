import { z } from 'zod'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const time = z.iso.datetime()
const text = z.string().max(10_000)

export const MailboxPath = z.strictObject({ id })

export const MailboxSecurity = z.enum(['tls', 'starttls', 'none'])

/** A mailbox that is looked at over IMAP. Its password is never given back. */
export const MailboxAnswer = z.strictObject({
  id: z.number(),
  name: z.string(),
  host: z.string(),
  port: z.number(),
  security: MailboxSecurity,
  userName: z.string(),
  folder: z.string(),
  /** Whose mail it is where no recipient says so; null: the first department. */
  department: z.strictObject({ id: z.number(), name: z.string() }).nullable(),
  /** Whose Authentication-Results are believed: names of its own server. */
  authservIds: z.array(z.string()),
  isPaused: z.boolean(),
  /** When everything in it was last taken; null: not yet. */
  checkedAt: time.nullable(),
  /** What the server said when it could not be looked at, until it answers again. */
  failure: z.strictObject({ at: time, words: z.string() }).nullable(),
  /** Mails that cannot be taken and stay there, until they are gone: over 25 MB, or under a number that was another mail's. */
  left: z
    .strictObject({
      count: z.number(),
      since: time,
      latest: z.strictObject({
        reason: z.enum(['too-large', 'another']),
        size: z.number().nullable(),
        sender: z.string().nullable(),
        subject: z.string().nullable(),
        at: time,
      }),
    })
    .nullable(),
  version: z.number(),
})
export type MailboxAnswer = z.infer<typeof MailboxAnswer>
export const MailboxesAnswer = z.strictObject({ items: z.array(MailboxAnswer) })

/** `takes`: all mail that is in it already, or only what comes from now on. */
export const NewMailbox = z.strictObject({
  name: text,
  host: text,
  port: z.number(),
  security: MailboxSecurity,
  userName: text,
  password: text,
  folder: text.optional(),
  departmentId: id.nullable().optional(),
  authservIds: z.array(text).max(20).optional(),
  isPaused: z.boolean().optional(),
  takes: z.enum(['all', 'new']).optional(),
})
export type NewMailbox = z.infer<typeof NewMailbox>

/** What is named changes; a password that is not named stays. */
export const MailboxBody = NewMailbox.omit({ takes: true }).partial()
export type MailboxBody = z.infer<typeof MailboxBody>

export const MailboxChanged = z.strictObject({
  mailbox: MailboxAnswer,
  /** Null: nothing changed. */
  undoId: z.number().nullable(),
})
export type MailboxChanged = z.infer<typeof MailboxChanged>

/** Without a password that of mailbox `id` is used, and only for its own server and user. */
export const TryMailbox = z.strictObject({
  id: id.optional(),
  host: text,
  port: z.number(),
  security: MailboxSecurity,
  userName: text,
  password: text.optional(),
  folder: text.optional(),
})
export type TryMailbox = z.infer<typeof TryMailbox>

export const MailboxTried = z.union([
  z.strictObject({
    result: z.literal('works'),
    /** How much mail is in the folder. */
    messages: z.number(),
    folders: z.array(z.string()),
  }),
  z.strictObject({
    result: z.enum(['unreachable', 'refused', 'no-folder', 'not-encrypted']),
    words: z.string(),
  }),
])
export type MailboxTried = z.infer<typeof MailboxTried>
