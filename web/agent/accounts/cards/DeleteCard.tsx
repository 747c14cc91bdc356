import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AgentCardAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import { useRoleWords } from '../../../shared/routing-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { useDeletePart } from '../record/use-delete-part.ts'

type DeleteCardProps = {
  accountId: number
  card: AgentCardAnswer
  others: AgentCardAnswer[]
  onDone: () => void
}

/** Deletes an additional contact, with undo; to whom the domain roles go is asked first. */
export function DeleteCard({ accountId, card, others, onDone }: DeleteCardProps) {
  const { t } = useLingui()
  const roleWords = useRoleWords()
  const [isAsking, setAsking] = useState(false)
  const [to, setTo] = useState('main-user')
  const hasRoles = card.roles.length > 0
  const deletePart = useDeletePart({
    accountId,
    part: card,
    onDone: () => {
      setAsking(false)
      onDone()
    },
  })
  const query = hasRoles ? `?handOverTo=${to}` : ''
  const remove = () => deletePart(`/api/agent/accounts/${accountId}/contacts/${card.id}${query}`)
  return (
    <>
      <Button
        look="danger"
        onClick={() => (hasRoles ? setAsking(true) : remove())}
      >{t`Delete contact`}</Button>
      {isAsking && (
        <Dialog
          title={t`Delete ${card.name}`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="danger" onClick={remove}>{t`Hand over and delete`}</Button>
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
