import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { claimAddresses } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import { giveUpRepeated } from './give-up-repeated.ts'
import type { MergedImage } from './join-contacts.ts'
import { mayReadContacts } from './policy.ts'
import { refreshSearch } from './refresh-search.ts'
import { isIdentified } from './rules/identification.ts'
import { orTaken } from './store/change.ts'
import { type KeptClaim, orderClaims, reverify } from './store/claims.ts'
import { findContactEver, lockContactRow } from './store/contacts.ts'
import { dropExternalId } from './store/lives.ts'
import { standAgain } from './store/merging.ts'
import type { Contact } from './types.ts'

/** Gives a contact that went her life and what is still free of hers. */
export async function comeBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, image, held }: { id: number; image: MergedImage; held: readonly string[] },
): Promise<Problem[]> {
  await lockContactRow(tx, id)
  const contact = (await findContactEver(tx, id)) as Contact
  const problems = await giveUpRepeated(tx, actor, { record: 'contact', id, custom: contact.values.custom })
  if ((await orTaken(tx, 'contacts_external_id', () => standAgain(tx, now, id))) === 'taken') {
    const externalId = contact.values.externalId ?? ''
    await dropExternalId(tx, id)
    await standAgain(tx, now, id)
    problems.push({ path: 'externalId', code: 'undo.external-id-taken', params: { externalId } })
  }
  const elsewhere = image.claims.filter(({ address }) => !held.includes(address))
  problems.push(...(await reclaim(tx, actor, now, { id, claims: elsewhere })))
  const emails = image.claims
    .toSorted(
      (one, other) => Number(other.isPrimary) - Number(one.isPrimary) || one.position - other.position,
    )
    .map(({ address, typed }) => ({ normal: address, address: typed, domain: '' }))
  const has = new Set(((await findContactEver(tx, id)) as Contact).emails.map(({ normal }) => normal))
  await orderClaims(tx, { id, emails: emails.filter(({ normal }) => has.has(normal)) })
  const back = await refreshSearch(tx, id)
  if (!isIdentified(back.values)) problems.push({ path: '', code: 'undo.unidentified' })
  return problems
}

/** Claims addresses again that nobody has by now; says which somebody has. */
export async function reclaim(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, claims }: { id: number; claims: readonly KeptClaim[] },
): Promise<Problem[]> {
  const had = new Set(((await findContactEver(tx, id)) as Contact).emails.map(({ normal }) => normal))
  const missing = claims.filter(({ address }) => !had.has(address))
  const { taken } = await claimAddresses(
    tx,
    now,
    missing.map(({ address, typed, position }) => ({
      ...{ personId: id, address, typed, position },
      isPrimary: false,
    })),
  )
  const others = taken.filter((holder) => holder.kind === 'department' || holder.id !== id)
  await reverify(
    tx,
    id,
    missing.filter(({ address }) => !others.some((holder) => holder.address === address)),
  )
  return others.map((holder) => ({
    path: 'emails',
    code: 'undo.address-taken',
    params: {
      address: claims.find(({ address }) => address === holder.address)?.typed ?? holder.address,
      ...(mayReadContacts(actor) ? { id: holder.id, kind: holder.kind, name: holder.name } : {}),
    },
  }))
}
