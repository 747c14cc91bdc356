import type { Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { standingToken } from '../delivery/index.ts'
import { lockContact, touchContacts } from '../directory/index.ts'
import { choosePassword, type Opened, proven, takePassword } from '../identity/index.ts'
import { type Actor, type Author, recordTrail } from '../trail/index.ts'
import { insertFirstAccount, lockCompaniesOf } from './store.ts'

/**
 * Uses an activation link: the address is verified, the password holds, a session begins, and she gets an account when
 * she has none and no company of hers has one (product rule 5, model 4). Of two at once, one gets it.
 * @throws Refusal missing 'link.gone' for every link that does not stand, invalid at 'password', busy
 */
export async function activate(
  wiring: { db: Db; secrets: Secrets },
  actor: Actor,
  now: Date,
  given: { text: string; password: string; userAgent: string },
): Promise<Opened> {
  const { db, secrets } = wiring
  const link = { door: 'area', purpose: 'activation', text: given.text } as const
  const chosen = await choosePassword(wiring, now, { link, password: given.password })
  return inTransaction(db, async (tx) => {
    // The contact before her links, as whoever sends her another one locks them.
    const token = await standingToken(tx, secrets, now, link)
    if (token) await lockContact(tx, token.personId)
    const opened = await takePassword(tx, secrets, actor, now, { ...chosen, userAgent: given.userAgent })
    const { id } = opened.person
    await touchContacts(tx, now, [id])
    await openFirstAccount(tx, proven(actor, { door: 'area', id }), now, id)
    return opened
  })
}

async function openFirstAccount(tx: Tx, author: Author, now: Date, contactId: number): Promise<void> {
  await lockCompaniesOf(tx, contactId)
  const account = await insertFirstAccount(tx, now, contactId)
  if (!account) return
  await recordTrail(tx, author, now, [
    {
      subject: { kind: 'account', id: account.id },
      type: 'account.created',
      facts: { mainUserId: contactId },
      values: [{ field: 'name', old: null, new: account.name }],
    },
  ])
}
