import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { sortKeyOf } from '../../lib/pure/sort-key.ts'
import { holdDefinitions } from '../fields/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { writeMemberships } from './change-memberships.ts'
import { giveUpRepeated } from './give-up-repeated.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import type { DeletedCompanyImage } from './remove-companies.ts'
import type { LeftCompanyImage } from './remove-large-company.ts'
import { companySearchTextOf } from './rules/company-columns.ts'
import { type MembershipChange, netChanges, undoneMemberships } from './rules/memberships.ts'
import { companyHoldersOf } from './store/companies.ts'
import { beginCompanyAgain, lockDeletedCompany, writeCompanySearchText } from './store/company-lives.ts'
import { lockAnyLife } from './store/lives.ts'
import { insertMailDomains } from './store/mail-domains.ts'
import { lockLiveCompanies, membershipsOf } from './store/memberships.ts'

/**
 * Gives a deleted company back with its members, and with the mail domains and values of unique fields that nobody took
 * meanwhile; what was taken is left out and named. Where another is called so by now, it comes back with a number after its name.
 * @throws Refusal forbidden, conflict 'undo.company-gone' when it is deleted no longer
 */
export async function restoreCompany(
  tx: Tx,
  actor: Actor,
  now: Date,
  deleted: { id: number; undoId: number; image: DeletedCompanyImage },
): Promise<Problem[]> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const { id, image } = deleted
  await holdDefinitions(tx, 'company')
  const company = await lockDeletedCompany(tx, id)
  if (!company) throw new Refusal('conflict', [{ path: '', code: 'undo.company-gone' }])
  const leftOut = await giveUpRepeated(tx, actor, { record: 'company', id, custom: company.custom })
  const name = await comeBack(tx, now, { id, name: company.name })
  if (name !== company.name)
    leftOut.push({ path: 'name', code: 'undo.company-renamed', params: { name: company.name, as: name } })
  const wanted = image.domains.map((domain) => ({ ...domain, companyId: id }))
  const got = await insertMailDomains(tx, now, wanted)
  const mailDomains = image.domains.filter(({ ascii }) => got.includes(ascii))
  await writeCompanySearchText(tx, { id, searchText: companySearchTextOf({ name, mailDomains }) })
  const taken = image.domains.map(({ ascii }) => ascii).filter((ascii) => !got.includes(ascii))
  for (const holder of await companyHoldersOf(tx, { foldedNames: [], domains: taken })) {
    const named = mayReadContacts(actor) ? { id: holder.id, name: holder.name } : {}
    const params = { domain: holder.value, ...named }
    leftOut.push({ path: 'mailDomains', code: 'undo.domain-taken', params })
  }
  const contacts = image.contacts.map((each) => ({
    id: each.id,
    memberships: ownChanges(id, each.memberships),
  }))
  await giveMembersBack(tx, actor, now, { undoId: deleted.undoId, contacts })
  const facts = { undoes: deleted.undoId }
  await recordTrail(tx, actor, now, [{ subject: { kind: 'company', id }, type: 'company.restored', facts }])
  return leftOut
}

/** Under its name, or under the first number after it that is free. */
async function comeBack(tx: Tx, now: Date, { id, name }: { id: number; name: string }): Promise<string> {
  for (let number = 1; number <= 100; number++) {
    const called = number === 1 ? name : `${name} (${number})`
    const keys = { foldedName: foldText(called), sortName: sortKeyOf(called) }
    if ((await beginCompanyAgain(tx, now, { id, name: called, ...keys })) === 'done') return called
  }
  throw new Refusal('conflict', [{ path: 'name', code: 'undo.company-name-taken', params: { name } }])
}

/** Gives contacts back to large companies that were restored before them; those who are gone are not. */
export async function restoreFormerMembers(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { undoId: number; images: readonly { id: number; image: LeftCompanyImage }[] },
): Promise<Map<number, Problem[]>> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const contacts = undone.images.map(({ id, image }) => ({ id, memberships: netChanges(image.memberships) }))
  const left = contacts.flatMap(({ memberships }) => memberships.filter((change) => !change.new))
  const live = await lockLiveCompanies(
    tx,
    left.map(({ companyId }) => companyId),
  )
  const image = contacts.map(({ id, memberships }) => ({
    id,
    memberships: memberships.filter((change) => change.new || live.has(change.companyId)),
  }))
  await giveMembersBack(tx, actor, now, { undoId: undone.undoId, contacts: image })
  return new Map()
}

async function giveMembersBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, contacts }: { undoId: number; contacts: DeletedCompanyImage['contacts'] },
): Promise<void> {
  const there = await lockAnyLife(
    tx,
    contacts.map((contact) => contact.id),
  )
  const had = await membershipsOf(tx, there)
  const wanted = contacts.flatMap(({ id: contactId, memberships }) => {
    const before = had.get(contactId)
    if (!before) return []
    const { after } = undoneMemberships(before, memberships, () => true)
    return [{ contactId, before, after }]
  })
  await writeMemberships(tx, actor, now, { wanted, undoId: null, facts: { undoes: undoId }, kept: 'nowhere' })
}

/** Of several companies deleted together each gives back its own, and which one was primary. */
function ownChanges(companyId: number, changes: readonly MembershipChange[]): MembershipChange[] {
  return changes.filter((change) => change.companyId === companyId || (change.old && change.new))
}
