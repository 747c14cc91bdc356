import { sha256 } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { mayChangeContact } from './policy.ts'
import { readPicture } from './rules/read-picture.ts'
import { lockContact } from './store/contacts.ts'
import { keepFile } from './store/files.ts'
import type { Contact } from './types.ts'
import { writeChange } from './write-change.ts'

/**
 * Gives a contact a picture: PNG, JPEG or WebP by its own bytes, at most 1 MB and 4096 pixels wide and high. It can be
 * undone like any change.
 * @throws Refusal missing, forbidden, invalid 'avatar.not-a-picture', 'avatar.too-large', 'avatar.too-wide'
 */
export async function changeAvatar(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; bytes: Uint8Array },
): Promise<Contact> {
  const before = await changeable(tx, actor, change.id)
  const picture = readPicture(change.bytes)
  if ('problem' in picture) throw new Refusal('invalid', [picture.problem])
  const body = Buffer.from(change.bytes)
  const hash = sha256(body)
  await keepFile(tx, now, { hash, mediaType: picture.type, body })
  return writeChange(tx, actor, now, { before, values: { ...before.values, avatar: hash.toString('hex') } })
}

/**
 * Takes a contact's picture away.
 * @throws Refusal missing, forbidden
 */
export async function removeAvatar(tx: Tx, actor: Actor, now: Date, id: number): Promise<Contact> {
  const before = await changeable(tx, actor, id)
  return writeChange(tx, actor, now, { before, values: { ...before.values, avatar: null } })
}

async function changeable(tx: Tx, actor: Actor, id: number): Promise<Contact> {
  if (!mayChangeContact(actor, id)) throw new Refusal(actor.kind === 'customer' ? 'missing' : 'forbidden')
  const contact = await lockContact(tx, id)
  if (!contact) throw new Refusal('missing')
  return contact
}
