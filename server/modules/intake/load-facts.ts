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
import { accountInAddress, allDepartments, type Department } from '../departments/index.ts'
import { rightToWrite } from '../tickets/index.ts'
import { contentKeyOf } from './content-key.ts'
import { addressesOfOurs, namingUs } from './names-us.ts'
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
 * Mails of one address into one ticket in an hour, of all together in two minutes, and tickets that mails of one address open in
 * an hour, from which on machines must be behind it: two that mark nothing answer each other within seconds.
 */
const fastest = { ofOne: 10, ofAll: 8, opened: 30 }

export type Known = { facts: Facts; contentKey: Buffer }

/** Everything that mails are decided by, as it is now, and by what each is known again: some statements for all of them. */
export async function loadFacts(
  db: Handle,
  { secrets, mailAddress }: { secrets: Secrets; mailAddress: string },
  now: Date,
  mails: readonly Deciding[],
): Promise<Known[]> {
  const all = await allDepartments(db)
  const departments = all.filter(({ archivedAt }) => archivedAt === null)
  const copies = await copiesNamed(db, now, { secrets, mails })
  const claims = mails.map((deciding, at) => claimOf(deciding, copies[at] as Named))
  const known = await inOrder(claims, (claimed) => authorFacts(db, now, claimed))
  const rights = await inOrder(claims.map(joining), (asked) => rightToWrite(db, asked))
  const own = new Set([
    mailAddress,
    ...departments.flatMap((each) => [each.address, ...each.formerAddresses, ...each.furtherAddresses]),
  ])
  const ours = addressesOfOurs(all, mailAddress)
  const isOwn = (address: string): boolean => own.has(address) || own.has(withoutDetail(address))
  const told = mails.map((deciding, at) => {
    const { mail, parsed, authentication, given, chosen } = deciding
    const facts: Facts = {
      mail: parsed,
      authentication,
      ...(copies[at] as Named),
      isOwnAddress: parsed.from.some(({ address }) => isOwn(address) && !known[at]?.person),
      namesUs: namingUs(parsed, (address) => ours.has(address) || address === mail.envelope.mailboxAddress),
      firstId: null,
      addressedAccountId:
        recipientsOf(mail, parsed).flatMap((each) => accountInAddress(each) ?? [])[0] ?? null,
      ...authorsFacts(claims[at] ?? null, known[at] ?? null),
      right: rights[at] ?? null,
      department: departmentOf(departments, { mail, parsed, copies: copies[at] as Named }),
      given,
      chosen,
    }
    const isProven = !isUnproven(provenBy({ ...facts, given: null }))
    const key = { id: mail.id, parsed, isProven }
    const contentKey = contentKeyOf(mail.content, key)
    // Once a mail was proven, what is the same but proves nothing says nothing more: it came another way.
    const provenKey = isProven ? contentKey : contentKeyOf(mail.content, { ...key, isProven: true })
    return { facts, contentKey, provenKey }
  })
  const firsts = await firstOfSame(
    db,
    told.map((keys, at) => ({ ...keys, except: mails[at]?.mail.id as number })),
  )
  return told.map(({ facts, contentKey }, at) => ({
    facts: { ...facts, firstId: firsts[at] ?? null },
    contentKey,
  }))
}

/** Asks for those that are there, all at once; each answer stands where its question stood. */
async function inOrder<Asked, Answer>(
  asked: readonly (Asked | null)[],
  ask: (asked: Asked[]) => Promise<Answer[]>,
): Promise<(Answer | null)[]> {
  const there = asked.filter((each) => each !== null)
  if (there.length === 0) return asked.map(() => null)
  const answers = (await ask(there)).values()
  return asked.map((each) => (each === null ? null : (answers.next().value ?? null)))
}

type Claimed = { address: string; typed: string; name: string; ticketId: number | null }

/** Whom a mail says it is from, where it names one, and the ticket that it names. */
function claimOf({ parsed, chosen }: Deciding, copies: Named): Claimed | null {
  const [author, ...others] = parsed.from
  if (!author?.address || others.length > 0) return null
  return { ...author, ticketId: namedTicket({ ...copies, chosen }) }
}

const joining = (claimed: Claimed | null): { ticketId: number; address: string } | null =>
  claimed?.ticketId != null ? { ticketId: claimed.ticketId, address: claimed.address } : null

function authorsFacts(
  claimed: Claimed | null,
  known: AuthorFacts | null,
): Pick<Facts, 'author' | 'trusted' | 'isFlooding'> {
  if (!claimed || !known) return { author: null, trusted: [], isFlooding: false }
  return {
    author: authorOf(claimed, known),
    trusted: known.trusted,
    isFlooding:
      known.lately >= fastest.ofOne || known.justNow >= fastest.ofAll || known.opened >= fastest.opened,
  }
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
  return [...parsed.deliveredTo.map((each) => each.toLowerCase()), ...writtenTo(parsed)]
}

/** To whom its author says it is. */
const writtenTo = ({ to, cc }: ParsedMail): string[] =>
  [...to, ...cc].map(({ address, typed }) => address || typed.toLowerCase())

type Named = Pick<Facts, 'token' | 'thread' | 'returned' | 'reported' | 'isOwnMail' | 'isToReturnPath'>

/** Threads are long, but no honest mail answers so many. */
const answeredAtMost = 100

async function copiesNamed(
  db: Handle,
  now: Date,
  { secrets, mails }: { secrets: Secrets; mails: readonly Deciding[] },
): Promise<Named[]> {
  const naming = mails.map(({ mail, parsed }) => {
    const recipients = recipientsOf(mail, parsed)
    return {
      // Only where its author wrote it: a signed mail of his to somebody else could be handed on to a token of his.
      token: writtenTo(parsed).flatMap((each) => readReplyToken(secrets, each) ?? [])[0],
      path: recipients.flatMap((each) => readReturnPath(secrets, each) ?? [])[0],
      // What it answers comes first; of its ancestors the last is the nearest.
      answered: [...parsed.inReplyTo, ...parsed.references.slice(-50).toReversed()]
        .slice(0, answeredAtMost)
        .map(bareId),
      own: bareId(parsed.messageId ?? ''),
      about: bareId(parsed.report?.about ?? ''),
    }
  })
  const sent = await sentTo(
    db,
    now,
    naming.flatMap(({ token, path }) => [token, path].filter((place) => place !== undefined)),
  )
  const at = (place: CopyPlace | undefined): SentCopy | null =>
    sent.find(({ messageId, position }) => messageId === place?.messageId && position === place?.position) ??
    null
  const named = await sentMessages(
    db,
    now,
    naming.flatMap(({ own, about, answered }) => [own, about, ...answered]),
  )
  const byId = new Map(named.map((copy) => [copy.headerMessageId, copy]))
  return naming.map(({ token, path, answered, own, about }) => ({
    token: at(token),
    returned: at(path),
    isToReturnPath: path !== undefined,
    isOwnMail: byId.has(own),
    reported: byId.get(about) ?? null,
    thread: answered.flatMap((id) => byId.get(id) ?? [])[0] ?? null,
  }))
}

const isAt = ({ address, furtherAddresses }: Department, written: string): boolean =>
  address === written || furtherAddresses.includes(written)

/**
 * Whose the mail is: that of the copy whose token it came to, else whom it was written to first (To before Cc), else by what it
 * answers, else by its mailbox, else the first's.
 */
function departmentOf(
  departments: readonly Department[],
  { mail, parsed, copies }: { mail: Pick<RawMail, 'envelope'>; parsed: ParsedMail; copies: Named },
): Department | null {
  const recipients = recipientsOf(mail, parsed)
  const named = [...parsed.to, ...parsed.cc].map(({ address }) => address)
  const came = new Set(recipients)
  const written = [...named.filter((each) => came.has(each)), ...recipients].flatMap(
    (each) => departments.find((one) => isAt(one, each) || isAt(one, withoutDetail(each))) ?? [],
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
