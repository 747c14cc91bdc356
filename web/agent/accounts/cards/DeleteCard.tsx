import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AgentCardAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import type { Deleted } from '../../../../server/modules/upkeep/wire.ts'
import { api } from '../../../shared/api.ts'
import { useRoleWords } from '../../../shared/routing-words.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { told } from '../../directory/contact/told.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAccountStale } from '../record/use-account-changed.ts'

type DeleteCardProps = {
  accountId: number
  card: AgentCardAnswer
  others: AgentCardAnswer[]
  onDone: () => void
}

/** Deletes an additional contact, with undo; to whom the domain roles go is asked first. */
export function DeleteCard({ accountId, card, others, onDone }: DeleteCardProps) {
  const { t } = useLingui()
  const undo = useUndo()
  const stale = useAccountStale()
  const roleWords = useRoleWords()
  const [isAsking, setAsking] = useState(false)
  const [to, setTo] = useState('main-user')
  const hasRoles = card.roles.length > 0
  const remove = () =>
    told(async () => {
      const query = hasRoles ? `?handOverTo=${to}` : ''
      const { undoId } = await api.delete<Deleted>(
        `/api/agent/accounts/${accountId}/contacts/${card.id}${query}`,
      )
      setAsking(false)
      onDone()
      await stale(accountId)
      toast(t`${card.name} was deleted`, () => undo(undoId))
    })
  return (
    <>
      <Button
        look="danger"
        onClick={() => (hasRoles ? setAsking(true) : void remove())}
      >{t`Delete contact`}</Button>
      {isAsking && (
        <Dialog
          title={t`Delete ${card.name}`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="danger" onClick={() => void remove()}>{t`Hand over and delete`}</Button>
              <Button onClick={() => setAsking(false)}>{t`Cancel`}</Button>
            </>
          }
        >
          <p>{t`These roles have to be somebody’s:`}</p>
          <ul>
            {card.roles.map(({ domainId, domain, role }) => (
              <li key={`${domainId} ${role}`}>{`${domain}: ${roleWords(role)}`}</li>
            ))}
          </ul>
          <Field label={t`Hand them over to`} layout="stacked">
            <Select value={to} onChange={({ target }) => setTo(target.value)}>
              <option value="main-user">{t`the main user`}</option>
              {others
                .filter(({ id }) => id !== card.id)
                .map(({ id, name }) => (
                  <option key={id} value={String(id)}>
                    {name}
                  </option>
                ))}
            </Select>
          </Field>
        </Dialog>
      )}
    </>
  )
}
