import type { ReactNode } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { EditInPlace, type FactWords } from '../record/EditInPlace.tsx'
import { FactForm } from './FactForm.tsx'

type EditableFactProps = FactWords & {
  contact: ContactAnswer
  /** The field of the form, label heard only. */
  field: ReactNode
}

/** A fact of a contact that is edited where it stands. */
export function EditableFact({ contact, field, ...words }: EditableFactProps) {
  return (
    <EditInPlace
      {...words}
      form={(close) => (
        <FactForm contact={contact} label={words.name} onClose={close}>
          {field}
        </FactForm>
      )}
    />
  )
}
