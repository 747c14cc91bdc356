import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newIdempotencyKey, type Problem } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { Actions } from '../../ui/Rows.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import { ContactConflict } from './ContactConflict.tsx'
import { ContactHead } from './ContactHead.tsx'
import { ContactSteps } from './ContactSteps.tsx'
import { DomainRoles } from './DomainRoles.tsx'
import { Permissions } from './Permissions.tsx'
import type { Card, Cards } from './queries.ts'
import { RegistrantChanges } from './RegistrantChanges.tsx'
import { useSaveCard } from './use-save-card.ts'
import { type CardValues, valuesOf } from './values.ts'
import { WhoFields } from './WhoFields.tsx'

type ContactFormProps = { account: number; card: Card | null; cards: Cards }

/** A new contact, or one to be changed; begun anew with what another window saved meanwhile. */
export function ContactForm(props: ContactFormProps) {
  const [round, setRound] = useState(0)
  return <Form key={round} {...props} onAnew={() => setRound(round + 1)} />
}

function Form({ account, card, cards, onAnew }: ContactFormProps & { onAnew: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { country } = useCustomer().session.workspace
  const [read, setRead] = useState(card)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const saveCard = useSaveCard(account, country)
  const entry = useEntryForm<CardValues, Card>({
    start: valuesOf(read, country),
    save: (values) => saveCard(values, read, idempotencyKey),
    saved: (saved) => {
      if (!read) return void navigate({ to: paths.contact(account, saved.id), replace: true })
      setRead(saved)
      entry.form.reset(valuesOf(saved, country))
    },
    fieldOf: ({ path }: Problem) => (path.startsWith('categories') ? 'categories' : path),
  })
  const current = entry.failure?.status === 412 ? (entry.failure.current as Card) : null
  if (current && read)
    return (
      <ContactConflict
        account={account}
        mine={entry.form.getValues()}
        before={read}
        theirs={current}
        onDone={onAnew}
      />
    )
  return (
    <EntryForm entry={entry} label={read?.name ?? t`New contact`}>
      <ContactHead card={read} />
      <WhoFields />
      <Permissions offered={cards.offered} card={read} />
      {read && <DomainRoles account={account} card={read} />}
      {read && <RegistrantChanges account={account} card={read} />}
      <Actions>
        <SubmitButton>{t`Save the changes`}</SubmitButton>
        {read && <ContactSteps account={account} card={read} />}
      </Actions>
    </EntryForm>
  )
}
