import { useLingui } from '@lingui/react/macro'
import type { ContactAnswer, ContactDraft } from '../../../../server/modules/directory/wire.ts'
import { useFieldValue } from '../../trail/FieldValue.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { StaleRecord } from '../record/StaleRecord.tsx'
import type { BothVersions } from '../record/use-record-change.ts'

type StaleContactProps = BothVersions<ContactAnswer, ContactDraft>

/** Both versions of a contact's fields that were to be saved. */
export function StaleContact(props: StaleContactProps) {
  const { t } = useLingui()
  return (
    <StaleRecord
      {...props}
      title={(who, ago) => t`${who} changed this contact ${ago}`}
      label={useFieldLabels()}
      shown={useFieldValue()}
      asDrafted={asDrafted}
    />
  )
}

const asDrafted = (contact: ContactAnswer) => ({
  ...contact,
  emails: contact.emails.map(({ address }) => address),
})
