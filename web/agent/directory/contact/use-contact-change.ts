import type { ContactAnswer, ContactDraft } from '../../../../server/modules/directory/wire.ts'
import { type Outcome, useRecordChange } from '../record/use-record-change.ts'
import { useContactChanged } from './use-contact-changed.ts'

/** Saves changes of a contact from the version that was read. */
export function useContactChange(read: ContactAnswer, onDone: (outcome: Outcome<ContactAnswer>) => void) {
  const changed = useContactChanged()
  return useRecordChange<ContactAnswer, ContactDraft>({
    path: `/api/agent/contacts/${read.id}`,
    read,
    changed,
    onDone,
  })
}
