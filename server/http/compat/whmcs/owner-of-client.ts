import type { Tx } from '../../../lib/db.ts'
import { onlyDone } from '../../../lib/errors.ts'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import { accountsOfMainUser } from '../../../modules/accounts/index.ts'
import {
  changeContact,
  createContacts,
  findContact,
  personKnownBy,
  sendActivation,
} from '../../../modules/directory/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import { Refused } from './action.ts'
import { overLatest } from './over-latest.ts'
import { contactFrom, emailsWith, type TheirClient } from './shapes/client-draft.ts'
import { isSameLanguage, languageOf } from './shapes/languages.ts'

/**
 * Who becomes the main user of a new client, and whether she was there before: the user that is named; the contact who has
 * the address and is no user yet, such as one whom an account keeps as its additional contact; else a new contact.
 * @throws Refused when the named user is not there or has another address
 */
export async function ownerOf(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  fields: TheirClient & { owner_user_id?: number | undefined },
): Promise<{ id: number; isKnown: boolean }> {
  const named = fields.owner_user_id
  if (named !== undefined) {
    await mustBeHers(tx, named, fields.email)
    return { id: named, isKnown: true }
  }
  const known = await noUserYet(tx, fields.email ?? '')
  if (known === undefined) {
    const draft = { ...contactFrom(fields), sendActivation: !fields.noemail }
    return { id: onlyDone(await createContacts(tx, actor, now, [draft])).id, isKnown: false }
  }
  await changeMainUser(tx, actor, now, known, { language: fields.language })
  if (!fields.noemail) await sendActivation(tx, actor, now, known)
  return { id: known, isKnown: true }
}

// An account writes to its main user: an address of its own it has not.
async function mustBeHers(tx: Tx, owner: number, email: string | undefined): Promise<void> {
  const contact = await findContact(tx, owner)
  if (!contact) throw new Refused('User Not Found')
  const hers = contact.emails.map(({ normal }) => normal)
  if (email && !hers.includes(normalMailAddress(email) ?? ''))
    throw new Refused('email: Not an address of this user; an account writes to its main user')
}

async function noUserYet(tx: Tx, email: string): Promise<number | undefined> {
  const known = await personKnownBy(tx, { email })
  if (known?.kind !== 'contact') return undefined
  const contact = await findContact(tx, known.id)
  if (contact?.access !== 'none' || contact.blockedAt) return undefined
  return (await accountsOfMainUser(tx, contact.id)).length === 0 ? contact.id : undefined
}

/** Changes a main user's address and language, where they are given and differ. */
export async function changeMainUser(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  contactId: number,
  fields: Pick<TheirClient, 'email' | 'language'>,
): Promise<void> {
  await overLatest(async () => {
    const contact = await findContact(tx, contactId)
    if (!contact) return
    const language = fields.language === undefined ? undefined : (languageOf(fields.language) ?? null)
    const draft = {
      ...(fields.email === undefined ? {} : { emails: emailsWith(contact.emails, fields.email) }),
      ...(language === undefined || isSameLanguage(language, contact.values.language) ? {} : { language }),
    }
    if (Object.keys(draft).length === 0) return
    await changeContact(tx, actor, now, { id: contactId, version: contact.version, draft })
  })
}
