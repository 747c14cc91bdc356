import type { SentCopy } from '../../server/modules/delivery/index.ts'
import type { Department } from '../../server/modules/departments/index.ts'
import type { Authentication, Author, Facts } from '../../server/modules/intake/index.ts'

/** Ana's own mail to Soporte, proven by DMARC, that answers nothing: what a test changes is what it is about. */
export function factsOf(changes: Partial<Facts> = {}): Facts {
  return {
    mail: { messageId: '<1@ana.example>', from: [ana], automatic: [], report: null },
    authentication: proven,
    isOwnMail: false,
    isOwnAddress: false,
    firstId: null,
    isToReturnPath: false,
    returned: null,
    reported: null,
    token: null,
    thread: null,
    namesUs: [{ field: 'to', headers: 1 }],
    addressedAccountId: null,
    author: authorOf(),
    trusted: [],
    right: null,
    isFlooding: false,
    department,
    given: null,
    chosen: {},
    ...changes,
  }
}

const at = 'ana@ana.example'
export const ana = { address: at, typed: at, written: at, name: 'Ana' }

export function authorOf(changes: Partial<Author> = {}): Author {
  return {
    ...ana,
    person: { kind: 'contact', id: 7, name: 'Ana Sanz' },
    isOff: false,
    hasCard: false,
    isNamedByCard: false,
    cardNames: [],
    accounts: [],
    language: 'es',
    ...changes,
  }
}

export const unknown = authorOf({ person: null })

export const department: Department = {
  id: 1,
  version: 1,
  archivedAt: null,
  name: 'Soporte',
  address: 'soporte@alameda.example',
  typedAddress: 'soporte@alameda.example',
  formerAddresses: [],
  furtherAddresses: [],
  displayName: null,
  signatures: {},
  category: 'support',
  unknownSenders: 'accept',
}

/** A copy of a message in ticket 5, sent to Ana. */
export function copyOf(changes: Partial<SentCopy> = {}): SentCopy {
  return {
    messageId: 50,
    position: 0,
    headerMessageId: '50.0.uuid@alameda.example',
    event: 'ticket-message',
    sentAt: new Date(0),
    address: ana.address,
    personId: 7,
    holderId: 7,
    tokenEnded: null,
    accountId: 3,
    category: 'support',
    departmentId: 1,
    subject: { kind: 'ticket', id: 5 },
    ticketId: 5,
    ...changes,
  }
}

export const proven: Authentication = {
  spf: { result: 'pass', domain: 'ana.example', isAligned: true },
  dkim: [{ result: 'pass', domain: 'ana.example', isAligned: true }],
  dmarc: { result: 'pass', policy: 'reject', domain: 'ana.example' },
  by: 'ourselves',
}
/** Of a domain that publishes nothing. */
export const silent: Authentication = {
  spf: { result: 'none', domain: 'ana.example', isAligned: false },
  dkim: [],
  dmarc: { result: 'none', policy: null, domain: 'ana.example' },
  by: 'ourselves',
}
export const forbidden: Authentication = {
  ...silent,
  dmarc: { result: 'fail', policy: 'reject', domain: 'ana.example' },
}
export const merelyFailed: Authentication = {
  ...silent,
  dmarc: { result: 'fail', policy: 'none', domain: 'ana.example' },
}
/** A passing signature of somebody else's domain. */
export const unaligned: Authentication = {
  ...silent,
  dkim: [{ result: 'pass', domain: 'lista.example', isAligned: false }],
}
