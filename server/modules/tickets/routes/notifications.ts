import { agentInPerson, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../../lib/pure/cursor.ts'
import { choicesWith } from '../rules/notify.ts'
import { choicesOf, upsertChoices } from '../store/notification-choices.ts'
import { countUnread, markRead, type NotificationRow, notificationsOf } from '../store/notifications.ts'
import {
  type NotificationAnswer,
  NotificationChoices,
  NotificationChoicesBody,
  NotificationsAnswer,
  NotificationsQuery,
  ReadNotificationsBody,
  UnreadAnswer,
} from '../wire/notifications.ts'

const choices = '/api/agent/me/notification-choices'
const own = agentInPerson('tickets.read')
const cursor: CursorKind<readonly ['number']> = { order: 'notifications', shape: ['number'] }

/** What an agent is told of tickets, and how he wants to be told. */
export const notificationRoutes: Route[] = [
  readRoute({
    path: choices,
    summary: 'Of what the agent is told, on screen and by mail',
    access: own,
    answers: { 200: NotificationChoices },
    handle: async ({ db, actor }) => ({ choices: choicesWith(await choicesOf(db, actor.id)) }),
  }),
  commandRoute({
    method: 'PUT',
    path: choices,
    summary: 'Choose of what to be told, on screen and by mail',
    access: own,
    body: NotificationChoicesBody,
    answers: { 200: NotificationChoices },
    handle: async ({ tx, actor, body }) => {
      const last = new Map(body.choices.map((each) => [each.event, each]))
      await upsertChoices(tx, actor.id, [...last.values()])
      return { choices: choicesWith(await choicesOf(tx, actor.id)) }
    },
  }),
  readRoute({
    path: '/api/agent/me/notifications',
    summary: 'What the agent was told, newest first, and how much of it is unread',
    access: own,
    query: NotificationsQuery,
    answers: { 200: NotificationsAnswer },
    handle: async ({ db, actor, query }) => {
      const after = query.after === undefined ? null : decodeCursor(cursor, query.after)
      if (query.after !== undefined && !after)
        throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
      const [before = null] = after ?? []
      const rows = await notificationsOf(db, { agentId: actor.id, before, limit: query.limit + 1 })
      const shown = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? shown.at(-1) : undefined
      return {
        items: shown.map(present),
        next: last ? encodeCursor(cursor, [last.id]) : null,
        unread: await countUnread(db, actor.id),
      }
    },
  }),
  readRoute({
    path: '/api/agent/me/notifications/unread',
    summary: 'How much of what the agent was told is unread, counted to 100',
    access: own,
    answers: { 200: UnreadAnswer },
    handle: async ({ db, actor }) => ({ unread: await countUnread(db, actor.id) }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/me/notifications/read',
    summary: 'Mark what the agent was told as read: some, those of a ticket, or all',
    access: own,
    body: ReadNotificationsBody,
    answers: { 200: UnreadAnswer },
    handle: async ({ tx, actor, now, body }) => {
      await markRead(tx, now, {
        agentId: actor.id,
        ids: 'ids' in body ? body.ids : null,
        ticketId: 'ticketId' in body ? body.ticketId : null,
      })
      return answer(200, { unread: await countUnread(tx, actor.id) })
    },
  }),
]

const present = (row: NotificationRow): NotificationAnswer => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})
