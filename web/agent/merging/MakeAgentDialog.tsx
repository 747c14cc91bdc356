import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useId, useState } from 'react'
import type { ContactAnswer } from '../../../server/modules/directory/wire.ts'
import type { MadeAgent } from '../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { Radio } from '../../ui/Tick.tsx'
import { useContactChanged } from '../directory/contact/use-contact-changed.ts'
import { isWithin, type Role, roles, roleWords } from '../settings/role-words.ts'
import { useAgent } from '../use-agent.ts'
import css from './merging.module.css'

type MakeAgentDialogProps = { contact: ContactAnswer; onClose: () => void }

/** Asks as what a contact is to join the team, for it leaves by mail and cannot be undone. */
export function MakeAgentDialog({ contact, onClose }: MakeAgentDialogProps) {
  const { t, i18n } = useLingui()
  const form = useId()
  const { session } = useAgent()
  const changed = useContactChanged()
  const [role, setRole] = useState<Role>('agent')
  const [error, setError] = useState('')
  const [isSending, setSending] = useState(false)
  const address = contact.emails[0]?.address
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    const path = `/api/agent/contacts/${contact.id}`
    try {
      await api.post<MadeAgent>(`${path}/agent`, { role })
      changed(await api.get<ContactAnswer>(path))
      toast(t`Invitation sent to ${address ?? ''}`)
      onClose()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setSending(false)
      setError(problem.problems.map(({ message }) => message).join('. ') || problem.message)
    }
  }
  return (
    <Dialog
      title={t`Make ${contact.name} an agent`}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" type="submit" form={form} pending={isSending && t`Sending…`}>
            {t`Send the invitation`}
          </Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <form id={form} className={css.asked} onSubmit={(event) => void make(event)} noValidate>
        <p>
          <Trans>
            <b>{address}</b> becomes the agent’s address, and the invitation goes there. The contact stays
            with what it has asked and with its other addresses. This cannot be undone.
          </Trans>
        </p>
        <FieldGroup label={t`Role`} layout="stacked" error={error}>
          {roles.map((each) => (
            <Radio
              key={each}
              name={`${form} role`}
              hint={i18n._(roleWords[each].may)}
              checked={role === each}
              disabled={!isWithin(each, session.role)}
              onChange={() => setRole(each)}
            >
              {i18n._(roleWords[each].name)}
            </Radio>
          ))}
        </FieldGroup>
      </form>
    </Dialog>
  )
}
