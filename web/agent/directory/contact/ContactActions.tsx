import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import type { Deleted } from '../../../../server/modules/upkeep/wire.ts'
import { api } from '../../../shared/api.ts'
import { useActions } from '../../../shared/keys.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { isFor } from '../../feature.ts'
import { useMerging } from '../../merging/use-merging.tsx'
import { paths } from '../../paths.ts'
import { useErasing } from '../../trail/deleted/use-erasing.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/record.module.css'
import { hasLostInvitation } from './has-lost-invitation.ts'
import { told } from './told.ts'
import { useContactChanged } from './use-contact-changed.ts'

/** What can be done with a contact. Only what leaves the system asks first; the rest can be undone. */
export function ContactActions({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const changed = useContactChanged()
  const undo = useUndo()
  const merging = useMerging(contact)
  const [isAsking, setAsking] = useState(false)
  const mayWrite = isFor(session, { permission: 'contacts.write' })
  const { id, name, access, emails } = contact
  const erasing = useErasing(id)
  const path = `/api/agent/contacts/${id}`
  const address = emails[0]?.address

  const edit = () => void navigate({ to: paths.editContact(id) })
  useActions(mayWrite ? [{ id: 'edit', title: t`Edit ${name}`, group: 'page', keys: 'e', run: edit }] : [])
  const unblock = () => told(async () => changed(await api.delete<ContactAnswer>(`${path}/block`)))
  const block = () =>
    told(async () => {
      changed(await api.post<ContactAnswer>(`${path}/block`))
      toast(t`${name} is blocked`, unblock)
    })
  const invite = () =>
    told(async () => {
      setAsking(false)
      changed(await api.post<ContactAnswer>(`${path}/activation`))
      toast(t`Activation mail sent`)
    })
  const remove = () =>
    told(async () => {
      const { undoId } = await api.delete<Deleted>(path)
      await navigate({ to: paths.contacts() })
      queryClient.removeQueries({ queryKey: ['contact', id] })
      void queryClient.invalidateQueries({ queryKey: ['contacts'] })
      void queryClient.invalidateQueries({ queryKey: ['trail'] })
      toast(t`${name} was deleted`, async () => {
        if (await undo(undoId)) await navigate({ to: paths.contact(id) })
      })
    })
  const mayInvite =
    address !== undefined && access !== 'blocked' && (access !== 'active' || !emails[0]?.verifiedAt)
  const entries: MenuEntry[] = [
    ...(mayInvite
      ? [
          {
            id: 'invite',
            label: access === 'none' ? t`Send the activation mail` : t`Send the activation mail again`,
            onAction: () => setAsking(true),
          },
        ]
      : []),
    access === 'blocked'
      ? { id: 'unblock', label: t`Unblock`, onAction: () => void unblock() }
      : { id: 'block', label: t`Block`, onAction: () => void block() },
    ...merging.entries,
    { id: 'rule', rule: true },
    { id: 'delete', label: t`Delete contact`, isDanger: true, onAction: () => void remove() },
    ...erasing,
  ]
  if (!mayWrite)
    return (
      <div className={css.actions}>
        <Button reason={t`Your role only allows reading`}>{t`Edit`}</Button>
      </div>
    )
  return (
    <div className={css.actions}>
      <Button keys="e" onClick={edit}>{t`Edit`}</Button>
      {mayInvite && hasLostInvitation(contact) && (
        <Button onClick={() => setAsking(true)}>{t`Send the activation mail again`}</Button>
      )}
      <Menu label={t`More`} entries={entries} />
      {merging.dialog}
      {isAsking && (
        <Dialog
          title={t`Send the activation mail`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="primary" onClick={() => void invite()}>{t`Send`}</Button>
              <Button onClick={() => setAsking(false)}>{t`Cancel`}</Button>
            </>
          }
        >
          <p>
            <Trans>
              A mail with a new link goes to <b>{address}</b>. An earlier link no longer holds.
            </Trans>
          </p>
        </Dialog>
      )}
    </div>
  )
}
