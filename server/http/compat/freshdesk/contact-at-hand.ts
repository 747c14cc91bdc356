import type { Handle, Tx } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import { type Contact, findContactEver, findPicture, lockContact } from '../../../modules/directory/index.ts'
import { fieldsToShow, holdDefinitions } from '../../../modules/fields/index.ts'
import { fileLinks } from './attachment-links.ts'
import { type ContactShape, contactShape, type Showing } from './shapes/contact.ts'
import { notNow } from './shapes/errors.ts'
import { timeOf } from './shapes/times.ts'

/** What showing contacts takes, as it was at a version of the settings; null: as it is. */
export const showingContacts = (db: Handle, settingsVersion: number | null): Promise<Showing> =>
  fieldsToShow(db, 'contact', settingsVersion)

/**
 * A contact whatever has become of her, unless she was erased.
 * @throws Refusal missing
 */
export async function contactEver(db: Handle, id: number): Promise<Contact> {
  const found = await findContactEver(db, id)
  if (!found || found.life === 'erased') throw new Refusal('missing')
  return found
}

/**
 * A contact that can be changed as she stands now. Not locked: commands lock in an order of their own.
 * @throws Refusal missing, conflict `notNow` for one that is deleted, merged or blocked
 */
export async function changeableContact(db: Handle, id: number): Promise<Contact> {
  const contact = await contactEver(db, id)
  if (contact.life !== 'live' || contact.blockedAt)
    throw new Refusal('conflict', [{ path: '', code: notNow }])
  return contact
}

/** The same, locked to be changed: its version is the one that is changed. @throws Refusal as before */
export async function contactToChange(tx: Tx, id: number): Promise<Contact> {
  await holdDefinitions(tx, 'contact')
  await lockContact(tx, id)
  return changeableContact(tx, id)
}

/** A contact as this door shows one alone, with her picture. @throws Refusal missing */
export async function shownContact(
  db: Handle,
  id: number,
  reached: Parameters<typeof fileLinks>[0],
  known: Showing | Promise<Showing>,
): Promise<ContactShape> {
  const [contact, showing] = await Promise.all([contactEver(db, id), known])
  return contactShape(contact, {
    ...showing,
    avatar: await avatarOf(db, contact, fileLinks(reached, 'avatar')),
  })
}

async function avatarOf(
  db: Handle,
  { id, life, values }: Contact,
  link: (id: number) => string,
): Promise<ContactShape['avatar']> {
  if (values.avatar === null || life !== 'live') return null
  const { mediaType, body, createdAt } = await findPicture(db, id)
  return {
    id,
    name: `avatar.${mediaType.replace('image/', '').replace('jpeg', 'jpg')}`,
    content_type: mediaType,
    size: body.length,
    avatar_url: link(id),
    created_at: timeOf(createdAt),
    updated_at: timeOf(createdAt),
  }
}
