import { expect, test } from 'vitest'
import { rightToWriteOf, type WriterFacts } from './right-to-write.ts'

const nobody: WriterFacts = {
  ticket: { category: 'billing', requesterId: 7 },
  address: 'otra@b.example',
  personId: null,
  isAgent: false,
  isMainUser: false,
  isParticipant: false,
  ticked: null,
  seesCompanyTickets: false,
}
const signedIn = { address: null, personId: 8 }

test.each<[string, Partial<WriterFacts>, ReturnType<typeof rightToWriteOf>]>([
  ['whoever nobody knows', {}, null],
  ['the requester, from any address of his', { personId: 7 }, 'requester'],
  ['the main user', { personId: 8, isMainUser: true }, 'main-user'],
  ['who was confirmed to take part', { isParticipant: true }, 'participant'],
  ['a card with the category ticked', { ticked: ['support', 'billing'] }, 'ticked-card'],
  ['a card with another ticked', { ticked: ['support'] }, null],
  ['a card, signed in: a card is no principal', { ...signedIn, ticked: ['billing'] }, null],
  [
    'who sees the company’s tickets, signed in',
    { ...signedIn, seesCompanyTickets: true },
    'sees-company-tickets',
  ],
  ['the same by mail', { personId: 8, seesCompanyTickets: true }, null],
  ['an agent, before all else', { personId: 7, isAgent: true }, 'agent'],
])('%s', (_who, facts, right) => {
  expect(rightToWriteOf({ ...nobody, ...facts })).toBe(right)
})
