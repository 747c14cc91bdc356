import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { voidTokens } from '../delivery/index.ts'
import { type Actor, type Change, recordTrail } from '../trail/index.ts'
import { comeBack, reclaim } from './come-back.ts'
import type { MergedImage, SurvivorImage } from './join-contacts.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import type { ReadingFacts } from './read-contact.ts'
import { readingFacts } from './reading-facts.ts'
import { changesBetween, currentOf, defaultsStillApplied, isSame } from './rules/changes.ts'
import { isIdentified } from './rules/identification.ts'
import { companyEntries, membershipsAsChange } from './rules/membership-entries.ts'
import { updateContact } from './store/change.ts'
import { orderClaims } from './store/claims.ts'
import { findContact } from './store/contacts.ts'
import { endAllSessions, purposesMailedTo } from './store/credentials.ts'
import { lockAnyLife } from './store/lives.ts'
import { lockLiveCompanies, membershipsOf, updateMemberships } from './store/memberships.ts'
import { lockEndedIn, moveClaimsBack, survivorOf } from './store/merging.ts'
import type { Contact, ContactValues } from './types.ts'
import { draftOf, readBack, withoutRepeated, withoutTaken } from './undo-change.ts'
import type { LeftOutById } from './undo-changes.ts'
import { membershipsBack } from './undo-memberships.ts'

type Merged = { id: number; image: MergedImage }
type Parting = {
  undoId: number
  survivor: { id: number; image: SurvivorImage }
  merged: readonly Merged[]
}

/**
 * Parts contacts who were made one: each that went has her addresses again, as far as the survivor still has them or they
 * are free, and her passwords; the survivor gives back what she took over and nobody changed since. Gives who came back, and by
 * contact what was left out. What hangs from them elsewhere is the caller's.
 * @throws Refusal forbidden, conflict 'undo.merged-on' while the survivor is merged herself: that merge is taken back first;
 * 'undo.contact-gone' while she is deleted
 */
export async function partContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  parting: Parting,
): Promise<{ back: number[]; leftOut: LeftOutById }> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const { survivor, merged } = parting
  const facts = await readingFacts(tx, { kind: 'system' }, [draftOf(survivor.image.changes)])
  const ids = merged.map(({ id }) => id)
  await lockAnyLife(tx, [survivor.id, ...ids])
  const before = await standingSurvivor(tx, actor, survivor.id)
  const standing = await lockEndedIn(tx, { ids, intoId: survivor.id })
  const leftOut: LeftOutById = new Map(ids.filter((id) => !standing.includes(id)).map((id) => [id, gone]))
  const back = merged.filter(({ id }) => standing.includes(id))
  const ofSurvivor: Problem[] = []
  const returning = new Map<number, string[]>()
  for (const { id, image } of back)
    returning.set(id, await moveClaimsBack(tx, { claims: image.claims, fromId: survivor.id, toId: id }))
  await letGo(tx, now, { survivor: before, addresses: [...returning.values()].flat() })
  const { id, image: kept } = survivor
  const dropped = kept.claims.filter(({ address }) => !kept.order.includes(address))
  ofSurvivor.push(...(await reclaim(tx, actor, now, { id, claims: dropped })))
  ofSurvivor.push(...(await giveBack(tx, actor, now, { facts, before, parting })))
  for (const { id, image } of back) {
    const problems = await comeBack(tx, actor, now, { id, image, held: returning.get(id) ?? [] })
    if (problems.length > 0) leftOut.set(id, problems)
  }
  if (ofSurvivor.length > 0) leftOut.set(survivor.id, ofSurvivor)
  await recordTrail(
    tx,
    actor,
    now,
    standing.map((id) => ({
      subject: { kind: 'contact', id },
      type: 'contact.unmerged',
      facts: { contactId: survivor.id, undoes: parting.undoId },
    })),
  )
  return { back: standing, leftOut }
}

async function standingSurvivor(tx: Tx, actor: Actor, id: number): Promise<Contact> {
  const survivor = await findContact(tx, id)
  if (survivor) return survivor
  const into = await survivorOf(tx, id)
  if (!into) throw new Refusal('conflict', gone)
  const params = mayReadContacts(actor) ? into : {}
  throw new Refusal('conflict', [{ path: '', code: 'undo.merged-on', params: { ...params } }])
}

/** Changes the survivor back, field by field, to what she was; addresses have gone already. */
async function giveBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { facts: ReadingFacts; before: Contact; parting: Parting },
): Promise<Problem[]> {
  const { before, parting } = of
  const { image } = parting.survivor
  const [untouched, touched] = partition(image.changes, ({ field, new: made }) =>
    isSame(currentOf(before.values, field), made),
  )
  const free = await withoutTaken(tx, actor, before, untouched)
  const single = await withoutRepeated(tx, actor, of.facts, before.id, free.changes)
  const read = readBack(of.facts, recognised(before), single.changes)
  const emails = inFormerOrder((await findContact(tx, before.id)) as Contact, before, image)
  const values = { ...read.values, emails }
  await orderClaims(tx, { id: before.id, emails })
  const defaultsApplied = defaultsStillApplied(before.defaultsApplied, before.values, values)
  if ((await updateContact(tx, now, { id: before.id, values, defaultsApplied })) === 'taken')
    throw new Error(`contact ${before.id} is given an external id back that is taken`)
  const had = (await membershipsOf(tx, [before.id])).get(before.id) ?? []
  const companies = await membershipsBack(tx, had, image.memberships)
  const mine = { contactId: before.id, before: had, after: companies.after }
  await updateMemberships(tx, now, [mine])
  const names = await lockLiveCompanies(
    tx,
    [...had, ...companies.after].map(({ companyId }) => companyId),
  )
  const facts = { undoes: parting.undoId }
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'contact', id: before.id },
      type: 'contact.parted',
      facts: { ...facts, ...who(parting.merged) },
      values: [...changesBetween(before.values, values), ...membershipsAsChange(had, companies.after, names)],
    },
    ...companyEntries([mine], { facts }),
  ])
  return [
    ...touched.map(({ field }) => ({ path: field, code: 'undo.changed-since' })),
    ...free.leftOut,
    ...single.leftOut,
    ...read.leftOut,
    ...companies.leftOut,
    ...(isIdentified(values) ? [] : [{ path: '', code: 'undo.unidentified' }]),
  ]
}

const who = (merged: readonly Merged[]) => ({
  count: merged.length,
  ...(merged.length === 1 ? { contactId: merged[0]?.id } : {}),
})

// Her addresses are put in order by themselves: one stands for them, so that nothing else is refused for want of any.
const recognised = (contact: Contact): Contact => ({
  ...contact,
  values: { ...contact.values, emails: [{ address: '', normal: '-', domain: '' }] },
})

/** The order of the survivor's addresses before the merge, unless somebody has given them another since. */
function inFormerOrder(held: Contact, before: Contact, image: SurvivorImage): ContactValues['emails'] {
  const { emails } = held.values
  const own = (order: readonly string[]): string[] =>
    order.filter((normal) => emails.some((email) => email.normal === normal))
  const now = own(before.values.emails.map(({ normal }) => normal))
  if (
    !isSame(
      now,
      own(image.order).filter((normal) => now.includes(normal)),
    )
  )
    return emails
  const former = image.claims.map(({ address }) => address)
  const rank = (normal: string): number => (former.includes(normal) ? former.indexOf(normal) : former.length)
  return emails.toSorted((one, other) => rank(one.normal) - rank(other.normal))
}

/** What was mailed to addresses that go, and whoever came in by one of them, opens the survivor no longer. */
async function letGo(
  tx: Tx,
  now: Date,
  { survivor, addresses }: { survivor: Contact; addresses: readonly string[] },
): Promise<void> {
  const personId = survivor.id
  const purposes = await purposesMailedTo(tx, { personId, addresses })
  await voidTokens(
    tx,
    now,
    purposes.map((purpose) => ({ personId, purpose })),
  )
  if (survivor.emails.some(({ normal, verifiedAt }) => verifiedAt && addresses.includes(normal)))
    await endAllSessions(tx, [personId])
}

function partition(
  changes: readonly Change[],
  is: (change: Change) => boolean,
): [readonly Change[], readonly Change[]] {
  return [changes.filter(is), changes.filter((change) => !is(change))]
}

const gone: Problem[] = [{ path: '', code: 'undo.contact-gone' }]
