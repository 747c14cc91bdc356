import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type TokenPurpose, voidTokens } from '../delivery/index.ts'
import { holdDefinitions } from '../fields/index.ts'
import { findWorkspace } from '../identity/index.ts'
import type { Actor, Change } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import { changesBetween, defaultsStillApplied } from './rules/changes.ts'
import { isIdentified } from './rules/identification.ts'
import { companyEntries, membershipsAsChange } from './rules/membership-entries.ts'
import { type MembershipChange, membershipChanges } from './rules/memberships.ts'
import {
  choiceProblems,
  choicesMade,
  type MergeChoices,
  mergedMemberships,
  mergedValues,
} from './rules/merge.ts'
import { updateContact } from './store/change.ts'
import { dropClaims, type KeptClaim, orderClaims } from './store/claims.ts'
import { findContact, lockContacts } from './store/contacts.ts'
import { endAllSessions } from './store/credentials.ts'
import { lockLiveCompanies, membershipsOf, updateMemberships } from './store/memberships.ts'
import { endIn, type MovedClaim, moveClaims } from './store/merging.ts'
import type { Contact } from './types.ts'

/** What is to become one, and how. What is not chosen is the survivor's, or of the first who has any. */
export type ContactMerge = {
  primaryId: number
  secondaryIds: readonly number[]
  /** The survivor's version as it was looked at; absent: whatever it is. */
  version?: number
  /** By field, whose value stays: `mobilePhone`, `custom.12`, `socialHandles.x`; `name` stands for all three names. */
  choices?: MergeChoices
  /** Addresses of theirs as a whole, the first as the primary one; what is not among them is let go. */
  emails?: readonly string[]
  /** Companies of theirs as a whole, the first as the primary one. */
  companyIds?: readonly number[]
}

/** What taking a merge back takes, of the one that stayed and of each that went. */
export type SurvivorImage = {
  changes: Change[]
  /** Her own addresses before, in their order. */
  claims: KeptClaim[]
  /** The addresses after, in theirs. */
  order: string[]
  memberships: MembershipChange[]
}
export type MergedImage = { intoId: number; claims: MovedClaim[] }
export type Joined = {
  survivor: { contact: Contact; image: SurvivorImage; changes: Change[] }
  merged: { id: number; name: string; image: MergedImage }[]
  /** Entries of the companies she joined, to be recorded with the merge. */
  entries: (undoId: number) => ReturnType<typeof companyEntries>
}

/**
 * Makes live contacts one (model 9): those that go lead to the survivor, who has their addresses, companies, tags, and of
 * each field the value that was chosen. Nobody's way of signing in becomes another's: those that go are signed out,
 * their passwords open nothing, and their addresses count as unverified until she shows that they are hers. What hangs from
 * them elsewhere, trail and undo are the caller's.
 * @throws Refusal forbidden, missing (the survivor), stale, invalid and conflict with every reason
 */
export async function joinContacts(tx: Tx, actor: Actor, now: Date, merge: ContactMerge): Promise<Joined> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  await holdDefinitions(tx, 'contact')
  const ids = [...new Set(merge.secondaryIds)]
  const found = new Map((await lockContacts(tx, [merge.primaryId, ...ids])).map((each) => [each.id, each]))
  const survivor = found.get(merge.primaryId)
  if (!survivor) throw new Refusal('missing')
  if (merge.version !== undefined && merge.version !== survivor.version)
    throw new Refusal('stale', [], { current: survivor })
  const wrong = partnerProblems(survivor, ids, found)
  if (wrong.length > 0) throw new Refusal('conflict', wrong)
  const others = ids.flatMap((id) => found.get(id) ?? [])
  const all = [survivor, ...others]
  const choices = merge.choices ?? {}
  const read = mergedValues(all, { choices, emails: merge.emails ?? null })
  const had = await membershipsOf(
    tx,
    all.map(({ id }) => id),
  )
  const belongs = mergedMemberships(
    all.map(({ id }) => had.get(id) ?? []),
    merge.companyIds ?? null,
    { severalCompanies: (await findWorkspace(tx))?.severalCompanies ?? true },
  )
  const problems = [...choiceProblems(all, choices), ...read.problems, ...belongs.problems]
  if (!isIdentified(read.values) && all.some(({ values }) => isIdentified(values)))
    problems.push({ path: 'emails', code: 'contact.no-identification' })
  if (problems.length > 0) throw new Refusal('invalid', problems)

  const { values } = read
  await letNobodyIn(tx, now, { survivor, others, kept: values.emails.map(({ normal }) => normal) })
  const moved = await moveClaims(tx, { fromIds: ids, toId: survivor.id })
  await dropClaims(tx, { id: survivor.id, emails: values.emails })
  await orderClaims(tx, { id: survivor.id, emails: values.emails })
  await endIn(tx, now, {
    ids,
    intoId: survivor.id,
    choices: choicesMade(all, choices),
    byId: actor.kind === 'agent' ? actor.id : null,
  })
  const defaultsApplied = defaultsStillApplied(survivor.defaultsApplied, survivor.values, values)
  if ((await updateContact(tx, now, { id: survivor.id, values, defaultsApplied })) === 'taken')
    throw new Error(`contact ${survivor.id} is given an external id that is neither hers nor theirs`)
  const before = had.get(survivor.id) ?? []
  const names = await lockLiveCompanies(
    tx,
    [...before, ...belongs.memberships].map(({ companyId }) => companyId),
  )
  const mine = { contactId: survivor.id, before, after: belongs.memberships }
  await updateMemberships(tx, now, [mine])
  const changes = changesBetween(survivor.values, values)
  return {
    survivor: {
      contact: (await findContact(tx, survivor.id)) as Contact,
      image: {
        changes: changes.filter(({ field }) => field !== 'emails'),
        claims: claimsOf(survivor),
        order: values.emails.map(({ normal }) => normal),
        memberships: membershipChanges(before, belongs.memberships),
      },
      changes: [...changes, ...membershipsAsChange(before, belongs.memberships, names)],
    },
    merged: others.map(({ id, values: { name } }) => ({
      id,
      name,
      image: { intoId: survivor.id, claims: moved.get(id) ?? [] },
    })),
    entries: (undoId) => companyEntries([mine], { undoId }),
  }
}

/** Why contacts cannot become one with the survivor. */
export function partnerProblems(
  survivor: Contact,
  ids: readonly number[],
  found: ReadonlyMap<number, Contact>,
): Problem[] {
  if (ids.length === 0) return [{ path: 'contacts', code: 'contact-merge.nobody' }]
  return ids.flatMap((id, at): Problem[] => {
    const path = `contacts.${at}`
    const other = found.get(id)
    if (!other) return [{ path, code: 'contact-merge.contact-missing', params: { id } }]
    if (id === survivor.id) return [{ path, code: 'contact-merge.same-contact' }]
    // Else a block would end, or begin, without anybody having said so.
    if ((other.blockedAt === null) !== (survivor.blockedAt === null))
      return [{ path, code: 'contact-merge.one-is-blocked', params: { name: other.values.name } }]
    return []
  })
}

/** Ends what those that go were entered by, and the survivor's sessions where an address goes by which she could enter. */
async function letNobodyIn(
  tx: Tx,
  now: Date,
  of: { survivor: Contact; others: readonly Contact[]; kept: readonly string[] },
): Promise<void> {
  const loses = of.survivor.emails.some((email) => email.verifiedAt && !of.kept.includes(email.normal))
  const ids = [...of.others, ...(loses ? [of.survivor] : [])].map(({ id }) => id)
  await endAllSessions(tx, ids)
  await voidTokens(
    tx,
    now,
    ids.flatMap((personId) => purposes.map((purpose) => ({ personId, purpose }))),
  )
}

const purposes: readonly TokenPurpose[] = ['activation', 'reset', 'magic-link', 'address-change']

const claimsOf = ({ emails }: Contact): KeptClaim[] =>
  emails.map(({ normal, address, isPrimary, verifiedAt }, position) => ({
    address: normal,
    typed: address,
    isPrimary,
    position,
    verifiedAt,
  }))
