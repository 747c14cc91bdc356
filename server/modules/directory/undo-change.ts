import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { takenValues } from '../fields/index.ts'
import type { Actor, Change } from '../trail/index.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { type ReadingFacts, readChangedContact } from './read-contact.ts'
import { readingFacts } from './reading-facts.ts'
import { currentOf, isSame } from './rules/changes.ts'
import { reverify } from './store/claims.ts'
import { lockContact } from './store/contacts.ts'
import { holdersOf } from './store/holders.ts'
import { membershipsOf } from './store/memberships.ts'
import type { Contact, ContactDraft, ContactValues, Membership } from './types.ts'
import { membershipsBack } from './undo-memberships.ts'
import { type ChangeImage, writeChange } from './write-change.ts'

/**
 * Changes a contact back, field by field. A field that was changed again since stays as it is, an address that somebody
 * took meanwhile is left out, and so is a value that is no longer accepted; each is named.
 * @throws Refusal forbidden, missing, conflict with what stands in the way when nothing at all can be changed back
 */
export async function undoChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: ChangeImage },
): Promise<Problem[]> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const facts = await readingFacts(tx, { kind: 'system' }, [draftOf(undone.image.changes)])
  const before = await lockContact(tx, undone.id)
  if (!before) throw new Refusal('conflict', [{ path: '', code: 'undo.contact-gone' }])
  const [untouched, touched] = partition(undone.image.changes, (change) =>
    isSame(currentOf(before.values, change.field), change.new),
  )
  const leftOut: Problem[] = touched.map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  const free = await withoutTaken(tx, actor, before, untouched)
  leftOut.push(...free.leftOut)
  const single = await withoutRepeated(tx, actor, facts, before.id, free.changes)
  leftOut.push(...single.leftOut)
  const read = readBack(facts, before, single.changes)
  leftOut.push(...read.leftOut)
  const back = await companiesBack(tx, before.id, undone.image)
  leftOut.push(...(back?.leftOut ?? []))
  const after = await writeChange(tx, actor, now, {
    before,
    values: read.values,
    memberships: back,
    facts: { undoes: undone.undoId },
  })
  if (after.version === before.version) throw new Refusal('conflict', leftOut)
  const hadBefore = new Set(before.emails.map((email) => email.normal))
  await reverify(
    tx,
    before.id,
    undone.image.dropped.filter(({ address }) => !hadBefore.has(address)),
  )
  return leftOut
}

async function companiesBack(
  tx: Tx,
  id: number,
  { memberships }: ChangeImage,
): Promise<{ before: Membership[]; after: Membership[]; leftOut: Problem[] } | null> {
  if (!memberships) return null
  const before = (await membershipsOf(tx, [id])).get(id) ?? []
  return { before, ...(await membershipsBack(tx, before, memberships)) }
}

/** The former values read by today's rules; what these refuse is left out. */
export function readBack(
  facts: ReadingFacts,
  before: Contact,
  changes: readonly Change[],
): { values: ContactValues; leftOut: Problem[] } {
  const avatar = changes.find(({ field }) => field === 'avatar')
  const start = avatar ? { ...before.values, avatar: avatar.old as string | null } : before.values
  const read = readChangedContact(facts, draftOf(changes), start)
  if (!('problems' in read)) return { values: read.values, leftOut: [] }
  if (read.problems.some(({ path }) => path === '')) throw new Refusal('conflict', read.problems)
  const isBad = ({ field }: Change) =>
    read.problems.some(({ path }) => path === field || path.startsWith(`${field}.`))
  const rest = readBack(
    facts,
    before,
    changes.filter((change) => !isBad(change)),
  )
  const refused = changes.filter(isBad).map(({ field }) => ({ path: field, code: 'undo.no-longer-valid' }))
  return { values: rest.values, leftOut: [...refused, ...rest.leftOut] }
}

export function draftOf(changes: readonly Change[]): ContactDraft {
  const isCustom = ({ field }: Change) => field.startsWith('custom.')
  const [custom, standard] = partition(changes, isCustom)
  const plain = standard.filter(({ field }) => field !== 'avatar').map(({ field, old }) => [field, old])
  // A network that was not there before is named, so that it goes.
  const handles = standard.find(({ field }) => field === 'socialHandles')
  return {
    ...Object.fromEntries(plain),
    ...(handles ? { socialHandles: { ...emptied(handles.new), ...(handles.old as object) } } : {}),
    ...(custom.length > 0
      ? { custom: Object.fromEntries(custom.map(({ field, old }) => [field.slice('custom.'.length), old])) }
      : {}),
  }
}

const emptied = (handles: unknown): object =>
  Object.fromEntries(Object.keys(handles as object).map((network) => [network, null]))

/** Without addresses and an external id that somebody else has by now, which are named. */
export async function withoutTaken(
  tx: Tx,
  actor: Actor,
  before: Contact,
  changes: readonly Change[],
): Promise<{ changes: Change[]; leftOut: Problem[] }> {
  const emails = (changes.find(({ field }) => field === 'emails')?.old ?? []) as string[]
  const externalId = changes.find(({ field }) => field === 'externalId')?.old as string | null | undefined
  const holders = await holdersOf(tx, {
    addresses: emails.flatMap((typed) => normalOf(typed) ?? []),
    externalIds: externalId ? [externalId] : [],
  })
  const others = holders.filter(({ id, kind }) => kind === 'department' || id !== before.id)
  const leftOut = others.map(({ what, value, id, kind, name }): Problem => {
    const holder = mayReadContacts(actor) ? { id, kind, name } : {}
    return what === 'address'
      ? { path: 'emails', code: 'undo.address-taken', params: { address: value, ...holder } }
      : { path: 'externalId', code: 'undo.external-id-taken', params: { externalId: value, ...holder } }
  })
  const isTaken = (what: string, value: unknown) =>
    others.some((each) => each.what === what && each.value === value)
  const freeEmails = emails.filter((typed) => !isTaken('address', normalOf(typed)))
  const free = changes
    .filter(({ field, old }) => field !== 'externalId' || !isTaken('external-id', old))
    // Of the former addresses those that are free come back; when none is, the present ones stay.
    .filter(({ field }) => field !== 'emails' || freeEmails.length > 0 || emails.length === 0)
    .map((change) => (change.field === 'emails' ? { ...change, old: freeEmails } : change))
  return { changes: free, leftOut }
}

/** A value of a unique field that another contact has by now stays out. */
export async function withoutRepeated(
  tx: Tx,
  actor: Actor,
  { fields }: ReadingFacts,
  ownId: number,
  changes: readonly Change[],
): Promise<{ changes: Change[]; leftOut: Problem[] }> {
  const custom = draftOf(changes).custom ?? {}
  const [leftOut = []] = await takenValues(tx, fields, [{ custom, ownId }], {
    seesHolder: mayReadContacts(actor),
  })
  const isTaken = ({ field }: Change) => leftOut.some(({ path }) => path === field)
  return { changes: changes.filter((change) => !isTaken(change)), leftOut }
}

function normalOf(typed: string): string | null {
  const reading = readMailAddress(typed)
  return reading.ok ? reading.value.normal : null
}

function partition<Item>(items: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(is), items.filter((item) => !is(item))]
}
