import type { ReactNode } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { toast } from '../../../shared/toasts.ts'
import { FormInPlace } from '../record/FormInPlace.tsx'
import { leftOutWords } from './left-out-words.ts'
import { StaleContact } from './StaleContact.tsx'
import { useChangeForm } from './use-change-form.ts'

type FactFormProps = { contact: ContactAnswer; label: string; onClose: () => void; children: ReactNode }

/** The form of a single fact of a contact, in its place. */
export function FactForm({ contact, ...rest }: FactFormProps) {
  const form = useChangeForm(contact, (outcome) => {
    const leftOut = outcome.is === 'saved' ? leftOutWords(outcome.answer) : []
    if (leftOut.length > 0) toast(leftOut.join('. '))
    rest.onClose()
  })
  return <FormInPlace {...rest} {...form} Versions={StaleContact} />
}
