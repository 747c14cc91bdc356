import { z } from 'zod'

/** `assigned`: a ticket was given to him. `new`: one was opened. `replied`: a customer wrote into one that is his. */
export const NotificationEvent = z.enum(['assigned', 'new', 'replied'])
export type NotificationEvent = z.infer<typeof NotificationEvent>

const choice = z.strictObject({ event: NotificationEvent, byMail: z.boolean(), onScreen: z.boolean() })
export const NotificationChoices = z.strictObject({ choices: z.array(choice) })
export type NotificationChoices = z.infer<typeof NotificationChoices>
/** What is named is changed. */
export const NotificationChoicesBody = z.strictObject({ choices: z.array(choice).max(3) })

export const NotificationsQuery = z.strictObject({
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const NotificationAnswer = z.strictObject({
  id: z.number(),
  event: NotificationEvent,
  ticket: z.strictObject({ id: z.number(), subject: z.string() }),
  /** Who wrote or opened it; null: nobody did, or an agent assigned it. */
  by: z.string().nullable(),
  messageId: z.number().nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type NotificationAnswer = z.infer<typeof NotificationAnswer>

/** Newest first. */
export const NotificationsAnswer = z.strictObject({
  items: z.array(NotificationAnswer),
  next: z.string().nullable(),
  unread: z.number(),
})
export type NotificationsAnswer = z.infer<typeof NotificationsAnswer>

/** Counted to 100. */
export const UnreadAnswer = z.strictObject({ unread: z.number() })
export type UnreadAnswer = z.infer<typeof UnreadAnswer>

/** Those that are named, those of a ticket (it was opened), or all. */
export const ReadNotificationsBody = z.union([
  z.strictObject({ ids: z.array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)).min(1).max(100) }),
  z.strictObject({ ticketId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({ all: z.literal(true) }),
])
export type ReadNotificationsBody = z.infer<typeof ReadNotificationsBody>
