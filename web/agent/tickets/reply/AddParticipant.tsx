import { useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useParticipants } from '../people/use-participants.ts'
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
  const say = useParticipants(ticket)
  const [address, setAddress] = useState('')
  const [name, setName] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (address.trim() === '') return
    await say({ address: address.trim(), name: name.trim(), state: 'confirmed' })
    onClose()
  }
  return (
    <Dialog title={t`Add participant`} onClose={onClose}>
      <form onSubmit={(event) => void add(event)} className={css.dialogForm}>
        <p className="soft">{t`Receives a copy of what is written from now on, and may answer by mail.`}</p>
        <Field label={t`E-mail`} layout="stacked">
          <TextInput
            type="email"
            value={address}
            autoComplete="off"
            onChange={({ target }) => setAddress(target.value)}
          />
        </Field>
        <Field label={t`Name`} layout="stacked">
          <TextInput value={name} autoComplete="off" onChange={({ target }) => setName(target.value)} />
        </Field>
        <p className={css.acts}>
          <Button type="submit" look="primary">{t`Add`}</Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </p>
      </form>
    </Dialog>
  )
}
