import { useLingui } from '@lingui/react/macro'
import { contactTrailQuery } from '../../trail/queries.ts'
import { RecordGone } from '../record/RecordGone.tsx'

/** Instead of a contact that was deleted: who did it and when, and the way back. */
export function ContactGone({ id }: { id: number }) {
  const { t } = useLingui()
  return (
    <RecordGone
      trail={contactTrailQuery(id)}
      type="contact.deleted"
      title={(name) => (name ? t`${name} was deleted` : t`This contact was deleted`)}
    />
  )
}
