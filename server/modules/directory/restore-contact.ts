import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { holdDefinitions } from '../fields/index.ts'
import { claimAddresses } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { giveUpRepeated } from './give-up-repeated.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { refreshSearch } from './refresh-search.ts'
import type { DeletedImage } from './remove-contacts.ts'
import { isIdentified } from './rules/identification.ts'
import { orderClaims, reverify } from './store/claims.ts'
import { findContactEver, lockContactRow } from './store/contacts.ts'
import { holdersOf } from './store/holders.ts'
import { beginLifeAgain, dropExternalId } from './store/lives.ts'
import type { Contact } from './types.ts'

/**
 * Gives a deleted contact back with the addresses and the external id that nobody took meanwhile. What was taken is left
 * out and named, and it is said when nothing is left by which she can be reached (model 9 and 10).
 * @throws Refusal forbidden, conflict 'undo.contact-gone' when she is deleted no longer
 */
export async function restoreContact(
  tx: Tx,
  actor: Actor,
  now: Date,
  deleted: { id: number; image: DeletedImage },
): Promise<Problem[]> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  await holdDefinitions(tx, 'contact')
  await lockContactRow(tx, deleted.id)
  const contact = await findContactEver(tx, deleted.id)
  if (contact?.life !== 'deleted') throw new Refusal('conflict', [{ path: '', code: 'undo.contact-gone' }])
  const leftOut = [
    ...(await giveUpRepeated(tx, actor, {
      record: 'contact',
      id: contact.id,
      custom: contact.values.custom,
    })),
    ...(await comeBack(tx, actor, now, contact)),
    ...(await claimAgain(tx, actor, now, { id: contact.id, image: deleted.image })),
  ]
  const back = await refreshSearch(tx, contact.id)
  if (!isIdentified(back.values)) leftOut.push({ path: '', code: 'undo.unidentified' })
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'contact', id: contact.id }, type: 'contact.restored' },
  ])
  return leftOut
}

async function comeBack(tx: Tx, actor: Actor, now: Date, contact: Contact): Promise<Problem[]> {
  if ((await beginLifeAgain(tx, now, contact.id)) === 'done') return []
  const externalId = contact.values.externalId ?? ''
  const [holder] = await holdersOf(tx, { addresses: [], externalIds: [externalId] })
  await dropExternalId(tx, contact.id)
  await beginLifeAgain(tx, now, contact.id)
  return [
    {
      path: 'externalId',
      code: 'undo.external-id-taken',
      params: {
        externalId,
        ...(holder && mayReadContacts(actor) ? { id: holder.id, kind: holder.kind, name: holder.name } : {}),
      },
    },
  ]
}

async function claimAgain(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, image: { claims } }: { id: number; image: DeletedImage },
): Promise<Problem[]> {
  const inOrder = claims.toSorted((one, other) => one.position - other.position)
  const { taken } = await claimAddresses(
    tx,
    now,
    inOrder.map(({ verifiedAt: _verifiedAt, ...claim }) => ({ personId: id, ...claim, isPrimary: false })),
  )
  const free = inOrder.filter((claim) => !taken.some((holder) => holder.address === claim.address))
  const primaryFirst = free.toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
  await orderClaims(tx, {
    id,
    emails: primaryFirst.map(({ address, typed }) => ({ normal: address, address: typed, domain: '' })),
  })
  await reverify(tx, id, free)
  return taken.map((holder) => ({
    path: 'emails',
    code: 'undo.address-taken',
    params: {
      address: claims.find((claim) => claim.address === holder.address)?.typed ?? holder.address,
      ...(mayReadContacts(actor) ? { id: holder.id, kind: holder.kind, name: holder.name } : {}),
    },
  }))
}
