import type { Db, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { mayDo } from '../identity/policy.ts'
import { type Actor, keepUndo } from '../trail/index.ts'
import { deleteCompanies } from './delete-companies.ts'
import { deleteContacts } from './delete-contacts.ts'
import { seedSample } from './seed-sample.ts'
import { endContents } from './store/account-contents.ts'
import { liveSampleCompanies, liveSamples } from './store/sample.ts'

// Enough to page, search and sort; the command line makes as many as one likes.
const firstSample = { contacts: 240, companies: 24, accounts: 60, tickets: 90 }
const removableAtOnce = 5000

/**
 * Loads the sample data of the first page, once; no mail is sent.
 * @throws Refusal forbidden, conflict 'sample.present', busy
 */
export async function loadSampleData(db: Db, actor: Actor, now: () => Date): Promise<{ contacts: number }> {
  if (!mayDo(actor, 'settings.manage')) throw new Refusal('forbidden')
  const mayBegin = async () => {
    if ((await liveSamples(db, 1)).length > 0)
      throw new Refusal('conflict', [{ path: '', code: 'sample.present' }])
  }
  const { contacts } = await seedSample(db, { ...actor, door: 'sample' }, firstSample, { now, mayBegin })
  return { contacts }
}

/**
 * Deletes every sample contact and company with their accounts, with one undo.
 * @throws Refusal forbidden, missing when there is none, conflict 'sample.too-many'
 */
export async function removeSampleData(
  tx: Tx,
  actor: Actor,
  now: Date,
): Promise<{ contacts: number; undoId: number }> {
  if (!mayDo(actor, 'settings.manage')) throw new Refusal('forbidden')
  const ids = await liveSamples(tx, removableAtOnce + 1)
  if (ids.length > removableAtOnce) throw new Refusal('conflict', [{ path: '', code: 'sample.too-many' }])
  // What hangs from their accounts would keep them.
  const contents = await endContents(tx, now, ids)
  const { done, undoId } = await deleteContacts(tx, actor, now, ids)
  if (undoId === null) throw new Refusal('missing')
  const images = contents.map((image) => ({
    subject: { kind: 'account' as const, id: image.accountId },
    image,
  }))
  await keepUndo(tx, actor, now, { command: 'delete-contacts', images, into: undoId })
  await deleteCompanies(tx, actor, now, await liveSampleCompanies(tx, removableAtOnce), { undoId })
  return { contacts: done.length, undoId }
}
