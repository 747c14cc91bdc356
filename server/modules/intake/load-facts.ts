import type { Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import {
  type CopyPlace,
  readReplyToken,
  readReturnPath,
  type SentCopy,
  sentMessages,
  sentTo,
} from '../delivery/index.ts'
import { type Department, departmentsInUse } from '../departments/index.ts'
import { rightToWrite } from '../tickets/index.ts'
import { contentKeyOf } from './content-key.ts'
import { bareId, withoutDetail } from './rules/address-parts.ts'
import { namedTicket } from './rules/named-ticket.ts'
import { isUnproven, provenBy } from './rules/proven.ts'
import type { Author, Facts } from './rules/steps/facts.ts'
import { type AuthorFacts, authorFacts, firstOfSame } from './store/author-facts.ts'
import type { Authentication, ParsedMail, RawMail } from './types.ts'

export type Deciding = {
  mail: Pick<RawMail, 'id' | 'envelope' | 'content'>
  parsed: ParsedMail
  authentication: Authentication
  given: Facts['given']
  chosen: Facts['chosen']
}

/**
 * Mails of one address into one ticket in an hour, and of all together in two minutes, from which on machines must be behind it:
 * two that mark nothing answer each other within seconds.
 */
const fastest = { ofOne: 10, ofAll: 8 }

/** Everything that a mail is decided by, as it is now; and by what it is known again. */
export async function loadFacts(
  db: Handle,
  secrets: Secrets,
  now: Date,
  { mail, parsed, authentication, given, chosen }: Deciding,
): Promise<{ facts: Facts; contentKey: Buffer }> {
  const departments = await departmentsInUse(db)
  const recipients = recipientsOf(mail, parsed)
  const copies = await copiesNamed(db, now, { secrets, recipients, parsed })
  const claimed = parsed.from.length === 1 && parsed.from[0]?.address ? parsed.from[0] : null
  const ticketId = namedTicket({ ...copies, chosen })
  const known = claimed ? await authorFacts(db, now, { address: claimed.address, ticketId }) : null
  const right =
    claimed && ticketId !== null
      ? ((await rightToWrite(db, [{ ticketId, address: claimed.address }]))[0] ?? null)
      : null
  const own = new Set(departments.map(({ address }) => address))
  const facts: Facts = {
    mail: parsed,
    authentication,
    ...copies,
    isOwnAddress: parsed.from.some(({ address }) => own.has(address) || own.has(withoutDetail(address))),
    firstId: null,
    author: claimed && known ? authorOf(claimed, known) : null,
    trusted: known?.trusted ?? [],
    right,
    isFlooding: known !== null && (known.lately >= fastest.ofOne || known.justNow >= fastest.ofAll),
    department: departmentOf(departments, { recipients, mail, parsed, copies }),
    given,
    chosen,
  }
  const contentKey = contentKeyOf(mail.content, parsed, !isUnproven(provenBy({ ...facts, given: null })))
  return { facts: { ...facts, firstId: await firstOfSame(db, { contentKey, except: mail.id }) }, contentKey }
}

function authorOf(
  { address, typed, name }: { address: string; typed: string; name: string },
  { person, isNamedByCard, isOff, hasCard, cardNames, accounts, language }: AuthorFacts,
): Author {
  return {
    address,
    typed,
    name,
    person,
    isOff,
    hasCard,
    isNamedByCard,
    cardNames,
    accounts,
    language: interfaceLanguageOf(language),
  }
}

/** To whom it came: the envelope knows; a mailbox, which has none, goes by what its server noted and by the headers. */
function recipientsOf({ envelope }: Pick<RawMail, 'envelope'>, parsed: ParsedMail): string[] {
  if (envelope.to && envelope.to.length > 0) return envelope.to.map((each) => each.toLowerCase())
  const told = [...parsed.to, ...parsed.cc].map(({ address, typed }) => address || typed.toLowerCase())
  return [...parsed.deliveredTo.map((each) => each.toLowerCase()), ...told]
}

type Named = Pick<Facts, 'token' | 'thread' | 'returned' | 'reported' | 'isOwnMail' | 'isToReturnPath'>

async function copiesNamed(
  db: Handle,
  now: Date,
  { secrets, recipients, parsed }: { secrets: Secrets; recipients: readonly string[]; parsed: ParsedMail },
): Promise<Named> {
  const tokens = recipients.flatMap((each) => readReplyToken(secrets, each) ?? [])
  const paths = recipients.flatMap((each) => readReturnPath(secrets, each) ?? [])
  const sent = await sentTo(db, now, [...tokens.slice(0, 1), ...paths.slice(0, 1)])
  const at = (place: CopyPlace | undefined): SentCopy | null =>
    sent.find(({ messageId, position }) => messageId === place?.messageId && position === place?.position) ??
    null
  // What it answers comes first; of its ancestors the last is the nearest.
  const answered = [...parsed.inReplyTo, ...parsed.references.slice(-50).toReversed()].map(bareId)
  const own = bareId(parsed.messageId ?? '')
  const about = bareId(parsed.report?.about ?? '')
  const named = await sentMessages(db, now, [own, about, ...answered])
  const byId = new Map(named.map((copy) => [copy.headerMessageId, copy]))
  return {
    token: at(tokens[0]),
    returned: at(paths[0]),
    isToReturnPath: paths.length > 0,
    isOwnMail: byId.has(own),
    reported: byId.get(about) ?? null,
    thread: answered.flatMap((id) => byId.get(id) ?? [])[0] ?? null,
  }
}

/**
 * Whose the mail is: that of the copy whose token it came to, else whom it was written to first (To before Cc), else by what it
 * answers, else by its mailbox, else the first's.
 */
function departmentOf(
  departments: readonly Department[],
  given: {
    recipients: readonly string[]
    mail: Pick<RawMail, 'envelope'>
    parsed: Pick<ParsedMail, 'to' | 'cc'>
    copies: Named
  },
): Department | null {
  const { recipients, mail, parsed, copies } = given
  const named = [...parsed.to, ...parsed.cc].map(({ address }) => address)
  const came = new Set(recipients)
  const written = [...named.filter((each) => came.has(each)), ...recipients].flatMap(
    (each) => departments.find(({ address }) => address === each || address === withoutDetail(each)) ?? [],
  )[0]
  const byId = (id: number | null | undefined) => departments.find((each) => each.id === id)
  return (
    byId(copies.token?.departmentId) ??
    written ??
    byId(copies.thread?.departmentId) ??
    byId(mail.envelope.departmentId) ??
    departments[0] ??
    null
  )
}
