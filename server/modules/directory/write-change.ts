import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { voidTokens } from '../delivery/index.ts'
import { fieldsOf, takenValues } from '../fields/index.ts'
import { claimAddresses, endSessionsOf } from '../identity/index.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { associationOf } from './association-of.ts'
import { mayReadContacts } from './policy.ts'
import { changesBetween, defaultsStillApplied } from './rules/changes.ts'
import { addressProblems, floorProblems } from './rules/floor.ts'
import { companyEntries, membershipsAsChange } from './rules/membership-entries.ts'
import { type MembershipChange, membershipChanges } from './rules/memberships.ts'
import { notJoined, notJoinedEntries } from './rules/not-joined.ts'
import { takenProblems } from './rules/taken.ts'
import { updateContact } from './store/change.ts'
import { dropClaims, type KeptClaim, orderClaims } from './store/claims.ts'
import { findContact } from './store/contacts.ts'
import { purposesMailedTo } from './store/credentials.ts'
import { holdersOf } from './store/holders.ts'
import { lockLiveCompanies, updateMemberships } from './store/memberships.ts'
import { lockAccountsOf, reachOf } from './store/reach.ts'
import { tellDropped } from './tell-dropped.ts'
import type { Contact, ContactEmail, ContactValues, Holder, Membership } from './types.ts'

/**
 * What an undo of a change keeps: each field's old and new value, as the wire shows them, when the addresses that were
 * let go had been verified, and the memberships that differ.
 */
export type ChangeImage = {
  changes: Change[]
  dropped: Pick<KeptClaim, 'address' | 'verifiedAt'>[]
  memberships?: MembershipChange[]
}

/**
 * Writes what differs between a locked contact and its new values: claims, row, trail entry and what undoing takes; tells
 * the addresses that open nothing any longer. Nothing differs: nothing is written.
 * @throws Refusal conflict with who has the addresses, the external id or the value of a unique field; invalid when
 * accounts that she is main user of would have nobody left to write to
 */
export async function writeChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: {
    before: Contact
    values: ContactValues
    /** Where companies are given, hers before and after; those that her new addresses associate join by themselves. */
    memberships?: { before: readonly Membership[]; after: readonly Membership[] } | null
    facts?: Record<string, unknown>
  },
): Promise<Contact> {
  const { before, values, facts } = change
  const changes = changesBetween(before.values, values)
  const [repeated = []] = changes.some(({ field }) => field.startsWith('custom.'))
    ? await takenValues(tx, await fieldsOf(tx, 'contact'), [{ custom: values.custom, ownId: before.id }], {
        seesHolder: mayReadContacts(actor),
      })
    : []
  if (repeated.length > 0) throw new Refusal('conflict', repeated)
  const holders: Holder[] = []
  if (changes.some((change) => change.field === 'emails'))
    holders.push(...(await replaceAddresses(tx, now, before, values)))
  const belongs = await membershipsAfter(tx, { ...change, memberships: change.memberships ?? null })
  const memberships = belongs ? membershipChanges(belongs.before, belongs.after) : []
  if (changes.length + memberships.length === 0) return before
  const defaultsApplied = defaultsStillApplied(before.defaultsApplied, before.values, values)
  if ((await updateContact(tx, now, { id: before.id, values, defaultsApplied })) === 'taken')
    holders.push(...(await holdersOf(tx, { addresses: [], externalIds: [values.externalId ?? ''] })))
  const asked = { addresses: values.emails.map((email) => email.normal), externalId: values.externalId }
  if (holders.length > 0) throw new Refusal('conflict', takenProblems(asked, holders, mayReadContacts(actor)))
  const subject = { kind: 'contact', id: before.id } as const
  const dropped = droppedBetween(before, values)
  const image: ChangeImage = {
    changes,
    dropped: dropped.map(({ normal, verifiedAt }) => ({ address: normal, verifiedAt })),
    ...(memberships.length > 0 ? { memberships } : {}),
  }
  await tellDropped(tx, now, { before, values, dropped })
  const undoId = await keepUndo(tx, actor, now, { command: 'change-contact', images: [{ subject, image }] })
  const ofCompanies = belongs ? await moveContact(tx, now, { ...belongs, contactId: before.id }) : []
  const shown = [...changes, ...ofCompanies]
  const beyond = await lockLiveCompanies(tx, belongs?.beyondLimit ?? [])
  await recordTrail(tx, actor, now, [
    ...(shown.length > 0
      ? [{ subject, type: 'contact.changed', values: shown, undoId, ...(facts ? { facts } : {}) } as const]
      : []),
    ...(belongs
      ? companyEntries([{ ...belongs, contactId: before.id }], { ...(facts ? { facts } : {}), undoId })
      : []),
    ...notJoinedEntries(before.id, beyond.keys()),
  ])
  const contact = (await findContact(tx, before.id)) as Contact
  return beyond.size > 0 ? { ...contact, leftOut: notJoined(beyond) } : contact
}

type Belongs = {
  before: readonly Membership[]
  after: readonly Membership[]
  beyondLimit?: readonly number[]
}

/**
 * The memberships given, and those that addresses new to her bring. Her claims are written by now: whoever adds a domain
 * to a company waits for them, so that one of the two sees the other.
 */
async function membershipsAfter(
  tx: Tx,
  change: { before: Contact; values: ContactValues; memberships: Belongs | null },
): Promise<Belongs | null> {
  const domains = change.values.emails
    .filter(({ normal }) => !change.before.emails.some((email) => email.normal === normal))
    .map(({ domain }) => domain)
  const { id } = change.before
  return (await associationOf(tx, { id, domains, memberships: change.memberships })) ?? change.memberships
}

/** Writes the memberships of a locked contact; gives what the trail shows of it. */
async function moveContact(tx: Tx, now: Date, of: Belongs & { contactId: number }): Promise<Change[]> {
  const ids = [...of.before, ...of.after].map(({ companyId }) => companyId)
  const names = await lockLiveCompanies(tx, ids)
  await updateMemberships(tx, now, [of])
  return membershipsAsChange(of.before, of.after, names)
}

/** @throws Refusal invalid when accounts of hers would have nobody left to write to */
async function replaceAddresses(
  tx: Tx,
  now: Date,
  before: Contact,
  values: ContactValues,
): Promise<Holder[]> {
  await lockAccountsOf(tx, before.id)
  const reach = await reachOf(tx, { mainUserId: before.id })
  const holders = await replaceClaims(tx, now, before, values)
  if (reach.size === 0 || holders.length > 0) return holders
  const after = await reachOf(tx, { mainUserId: before.id })
  const without = addressProblems('emails', reach, after)
  const problems = without.length > 0 ? without : floorProblems('emails', reach, after)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return holders
}

/**
 * The addresses of a contact as a whole. One that is let go is a credential no longer: links mailed to it are void, and
 * where it could sign in, she is signed out (model 18). Gives who has those that could not be taken.
 */
async function replaceClaims(tx: Tx, now: Date, before: Contact, values: ContactValues): Promise<Holder[]> {
  const contact = { id: before.id, emails: values.emails }
  const dropped = droppedBetween(before, values)
  await dropClaims(tx, contact)
  const { taken } = await claimAddresses(
    tx,
    now,
    values.emails
      .map((email, position) => ({
        personId: before.id,
        address: email.normal,
        typed: email.address,
        isPrimary: position === 0,
        position,
      }))
      .filter(({ address }) => !before.emails.some((email) => email.normal === address)),
  )
  await orderClaims(tx, contact)
  const addresses = dropped.map((email) => email.normal)
  const purposes = await purposesMailedTo(tx, { personId: before.id, addresses })
  await voidTokens(
    tx,
    now,
    purposes.map((purpose) => ({ personId: before.id, purpose })),
  )
  if (dropped.some((email) => email.verifiedAt !== null))
    await endSessionsOf(tx, { personId: before.id, exceptId: null })
  return taken.map(({ address, id, kind, name }) => ({ what: 'address', value: address, id, kind, name }))
}

const droppedBetween = (before: Contact, values: ContactValues): ContactEmail[] =>
  before.emails.filter(({ normal }) => !values.emails.some((email) => email.normal === normal))
