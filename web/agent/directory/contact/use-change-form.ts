import { useSuspenseQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { fieldsQuery } from '../../trail/field-labels.ts'
import { changedDraftOf } from '../form/draft-of.ts'
import { placeOfProblem } from '../form/problem-places.ts'
import { type ContactValues, valuesOf } from '../form/values.ts'
import type { Outcome } from '../record/use-record-change.ts'
import { useContactChange } from './use-contact-change.ts'

/** A form over a contact as it was read: what was changed in it is saved, from that version. */
export function useChangeForm(contact: ContactAnswer, onDone: (outcome: Outcome<ContactAnswer>) => void) {
  const { data: fields } = useSuspenseQuery(fieldsQuery)
  const read = useRef({ contact, values: valuesOf(contact, fields.items) }).current
  const sent = useRef(read.values)
  const change = useContactChange(read.contact, onDone)
  const entry = useEntryForm<ContactValues, void>({
    start: read.values,
    save: (values) => {
      sent.current = values
      return change.send(changedDraftOf(values, read.values, fields.items), read.contact.version)
    },
    saved: () => undefined,
    fieldOf: (problem) => placeOfProblem(problem, sent.current),
  })
  return { entry, change }
}
