import type { ReactNode } from 'react'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { told } from '../../directory/contact/told.ts'
import { FormInPlace } from '../../directory/record/FormInPlace.tsx'
import { StaleAccount } from './StaleAccount.tsx'
import { useAccountForm } from './use-account-form.ts'

type AccountFactFormProps = {
  account: AccountAnswer
  label: string
  onClose: () => void
  children: ReactNode
}

/** The form of a single fact of an account, in its place. */
export function AccountFactForm({ account, label, onClose, children }: AccountFactFormProps) {
  const { entry, change } = useAccountForm(account, onClose)
  const stale = change.stale && (
    <StaleAccount
      stale={change.stale}
      onSend={(draft, version) => void told(() => change.send(draft, version))}
      onDiscard={change.discard}
    />
  )
  return (
    <FormInPlace entry={entry} label={label} onClose={onClose} stale={stale} onReconsider={change.reconsider}>
      {children}
    </FormInPlace>
  )
}
