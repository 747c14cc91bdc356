import type { Choice } from '../../ui/ComboBox.tsx'
import { findContacts } from '../accounts/form/find-records.ts'

/** Contacts found by any scrap, without those that are there already. */
export function findContactBut(ids: readonly number[]) {
  return async (text: string, signal: AbortSignal): Promise<Choice[]> =>
    (await findContacts(text, signal)).filter(({ id }) => !ids.includes(Number(id)))
}
