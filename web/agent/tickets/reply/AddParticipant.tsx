import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Actions } from '../../../ui/Rows.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useSayParticipant } from '../people/use-participants.ts'
import css from './reply.module.css'

/** Names one more address that takes part from the next message on. */
export function AddParticipant({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className={css.push}>
      <Button look="quiet" onClick={() => setOpen(true)}>{t`Add participant`}</Button>
      {isOpen && <ParticipantDialog ticket={ticket} onClose={() => setOpen(false)} />}
    </span>
  )
}

function ParticipantDialog({ ticket, onClose }: { ticket: TicketAnswer; onClose: () => void }) {
  const { t } = useLingui()
  const say = useSayParticipant(ticket)
  const entry = useEntryForm({
    start: { address: '', name: '' },
    save: ({ address, name }) => say({ address: address.trim(), name: name.trim(), state: 'confirmed' }),
    saved: onClose,
  })
  const { register } = entry.form
  return (
    <Dialog title={t`Add participant`} onClose={onClose}>
      <EntryForm entry={entry} label={t`Add participant`} guard="none" className={css.dialogForm}>
        <p className="soft">{t`Receives a copy of what is written from now on, and may answer by mail.`}</p>
        <FormField name="address" label={t`E-mail`} layout="stacked">
          <TextInput type="email" autoComplete="off" {...register('address')} />
        </FormField>
        <FormField name="name" label={t`Name (optional)`} layout="stacked">
          <TextInput autoComplete="off" {...register('name')} />
        </FormField>
        <Actions>
          <SubmitButton>{t`Add`}</SubmitButton>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </Actions>
      </EntryForm>
    </Dialog>
  )
}
