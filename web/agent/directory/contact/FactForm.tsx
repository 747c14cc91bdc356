import type { ReactNode } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { FormInPlace } from '../record/FormInPlace.tsx'
import { StaleContact } from './StaleContact.tsx'
import { useChangeForm } from './use-change-form.ts'

type FactFormProps = { contact: ContactAnswer; label: string; onClose: () => void; children: ReactNode }

/** The form of a single fact of a contact, in its place. */
export function FactForm({ contact, ...rest }: FactFormProps) {
  return <FormInPlace {...rest} {...useChangeForm(contact, rest.onClose)} Versions={StaleContact} />
}
