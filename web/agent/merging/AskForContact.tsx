import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import type { ContactAnswer } from '../../../server/modules/directory/wire.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { RecordPicker } from '../directory/record/RecordPicker.tsx'
import { paths } from '../paths.ts'
import { findContactBut } from './find-contact.ts'

type AskForContactProps = { contact: Pick<ContactAnswer, 'id' | 'name'>; onClose: () => void }

/** With whom a contact is to become one; what that means is looked at on a page of its own. */
export function AskForContact({ contact, onClose }: AskForContactProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  return (
    <Dialog
      title={t`Merge ${contact.name} with another contact`}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t`Cancel`}</Button>}
    >
      <FieldGroup
        label={t`The other contact`}
        layout="stacked"
        hint={t`Name, e-mail or phone. Nothing is merged yet: both are compared first.`}
      >
        <RecordPicker
          aria-label={t`The other contact`}
          kind={`contact to merge with ${contact.id}`}
          find={findContactBut([contact.id])}
          onPick={({ id }) => void navigate({ to: paths.mergeContacts(contact.id, id) })}
        />
      </FieldGroup>
    </Dialog>
  )
}
