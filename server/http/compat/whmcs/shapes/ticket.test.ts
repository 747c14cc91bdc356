import { describe, expect, test } from 'vitest'
import { flag } from './fields.ts'
import {
  faultOfCreated,
  priorityFrom,
  priorityOf,
  serviceOf,
  standingsOf,
  statusFrom,
  statusOf,
} from './ticket.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute))
const every = (['open', 'pending', 'resolved', 'closed'] as const).flatMap((status) =>
  (['customer', 'agent'] as const).flatMap((lastAuthor) =>
    [false, true].map((isAnswered) => ({ status, lastAuthor, isAnswered })),
  ),
)

describe('how a ticket stands', () => {
  test('every ticket is found by the status that it is shown with, and by no other', () => {
    const shown = ['Open', 'Customer-Reply', 'In Progress', 'Answered', 'On Hold', 'Closed']
    for (const ticket of every) {
      const word = statusOf({ ...ticket, createdAt: at(0), lastMessageAt: at(ticket.isAnswered ? 1 : 0) })
      const finding = shown.filter((status) =>
        standingsOf(status).some(
          (standing) =>
            standing.status === ticket.status &&
            (standing.lastAuthor ?? ticket.lastAuthor) === ticket.lastAuthor &&
            (standing.isAnswered ?? ticket.isAnswered) === ticket.isAnswered,
        ),
      )
      expect(finding).toEqual([word])
    }
  })

  test.each(['', 'closed!', 'constructor', '__proto__'])('%j is no status', (word) => {
    expect([standingsOf(word), statusFrom(word), priorityFrom(word)]).toEqual([[], undefined, undefined])
  })

  test('what a reply sets is shown as it was asked for, as far as an operator can set it', () => {
    for (const word of ['Answered', 'In Progress', 'Closed']) {
      const status = statusFrom(word)
      expect(
        status && statusOf({ status, lastAuthor: 'agent', createdAt: at(0), lastMessageAt: at(1) }),
      ).toBe(word)
    }
  })
})

test('priorities come back as they were given; ours that the original lacks is its highest', () => {
  for (const word of ['Low', 'Medium', 'High']) expect(priorityOf(priorityFrom(word) ?? 'urgent')).toBe(word)
  expect([priorityFrom('urgent'), priorityOf('urgent')]).toEqual(['urgent', 'High'])
})

test.each([
  [{ serviceId: 7, domainId: null }, 'S7'],
  [{ serviceId: null, domainId: 8 }, 'D8'],
  [{ serviceId: null, domainId: null }, ''],
])('what it is about: %j is %j', (about, told) => {
  expect(serviceOf(about)).toBe(told)
})

test.each([
  [undefined, null],
  ['', null],
  ['2026-01-01 12:00:30', null],
  ['2026-01-01T12:00:00Z', null],
  ['2026-01-01T13:00:00+01:00', null],
  ['2026-01-01T13:00:00+0100', null],
  ['2026-01-01T12:00:00.000Z', null],
  ['2026-01-01 13:00:00', 'future'],
  ['2025-01-01 12:00:00', 'past'],
  ['01/02/2026', 'invalid'],
  ['2026-13-01 12:00:00', 'invalid'],
  ['now', 'invalid'],
])('a ticket of %j, written at noon, is %j', (created, fault) => {
  expect(faultOfCreated(created, at(0))).toBe(fault)
})

test.each(['constructor', '__proto__', '2', 'nein'])('%j is neither yes nor no', (given) => {
  expect(flag.safeParse(given).success).toBe(false)
})
