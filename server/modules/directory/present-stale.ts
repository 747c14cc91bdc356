import { Refusal } from '../../lib/errors.ts'
import type { Contact } from './types.ts'

/** Carries out a change; when it is stale, what stands now is shown in the shape of this door. */
export async function presentStale(
  present: (contact: Contact) => unknown,
  change: () => Promise<Contact>,
): Promise<Contact> {
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'stale') throw error
    throw new Refusal('stale', error.problems, { current: present(error.extra.current as Contact) })
  }
}
