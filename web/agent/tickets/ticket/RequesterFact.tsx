import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { TicketAnswer, TicketBody } from '../../../../server/modules/tickets/wire.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { findContacts } from '../../accounts/form/find-records.ts'
import { told } from '../../directory/contact/told.ts'
import { EditInPlace } from '../../directory/record/EditInPlace.tsx'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import { accountsOfQuery, type NamedAccount } from './accounts-of.ts'
import { PlaceForm } from './FactInPlace.tsx'

type RequesterFactProps = { ticket: TicketAnswer; onSave: (draft: TicketBody) => Promise<unknown> }
/** Whom the ticket goes to; and, as he has to belong to its account, which of his it is then in. */
type Picked = { contactId: number; name: string; accounts: NamedAccount[]; accountId: number | null }

/** In whose name the ticket is: another contact, found by name or address, in the account or one of his own. */
export function RequesterFact({ ticket, onSave }: RequesterFactProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const name = t({ message: 'Requester', context: 'ticket' })
  const pick = (contactId: number, label: string, choose: (picked: Picked) => void) =>
    told(async () => {
      const accounts = await queryClient.fetchQuery(accountsOfQuery(contactId))
      choose({ contactId, name: label, accounts, accountId: accountAmong(accounts, ticket) })
    })
  const save = async (picked: Picked | null) => {
    if (!picked) return
    const { contactId, accountId } = picked
    await onSave({ requester: { contactId }, accountId })
  }
  return (
    <EditInPlace
      name={name}
      value={ticket.requester.name}
      permission="tickets.write"
      form={(close) => (
        <PlaceForm<Picked | null> name={name} value={null} onClose={close} onSave={save}>
          {(picked, choose) =>
            picked ? (
              <InAccount picked={picked} onChange={choose} />
            ) : (
              <RecordPicker
                aria-label={name}
                kind="contact"
                find={findContacts}
                onPick={({ id, label }) => void pick(Number(id), label, choose)}
              />
            )
          }
        </PlaceForm>
      )}
    />
  )
}

/** The account that the ticket is in stays, where it is one of his. */
function accountAmong(accounts: readonly NamedAccount[], { account }: TicketAnswer): number | null {
  if (accounts.some(({ id }) => id === account?.id)) return account?.id ?? null
  return accounts.length === 1 ? (accounts[0]?.id ?? null) : null
}

type InAccountProps = { picked: Picked; onChange: (picked: Picked) => void }

function InAccount({ picked, onChange }: InAccountProps) {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  // The field that he was picked in is gone: what is next is his account or, without one, saving.
  useEffect(() => {
    box.current?.closest('form')?.querySelector<HTMLElement>('select, button[type=submit]')?.focus()
  }, [])
  const { name, accounts, accountId } = picked
  return (
    <div ref={box}>
      <b>{name}</b>
      {accounts.length > 0 && (
        <Field label={t`Account`} layout="stacked">
          <Select
            value={accountId ?? ''}
            onChange={({ target }) => onChange({ ...picked, accountId: Number(target.value) || null })}
          >
            <option value="">{t`none`}</option>
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                {account.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  )
}
