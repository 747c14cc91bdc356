import type { ReactNode } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { FormInPlace } from '../record/FormInPlace.tsx'
import { StaleContact } from './StaleContact.tsx'
import { told } from './told.ts'
import { useChangeForm } from './use-change-form.ts'

type FactFormProps = { contact: ContactAnswer; label: string; onClose: () => void; children: ReactNode }

/** The form of a single fact of a contact, in its place. */
export function FactForm({ contact, label, onClose, children }: FactFormProps) {
  const { entry, change } = useChangeForm(contact, onClose)
  const stale = change.stale && (
    <StaleContact
      stale={change.stale}
      onSend={(draft, version) => void told(() => change.send(draft, version))}
      onDiscard={change.discard}
    />
  )
  return (
    <FormInPlace entry={entry} label={label} onClose={onClose} stale={stale} onReconsider={change.reconsider}>
      {children}
    </FormInPlace>
  )
}
