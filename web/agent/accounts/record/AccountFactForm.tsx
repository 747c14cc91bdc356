import type { ReactNode } from 'react'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
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
export function AccountFactForm({ account, ...rest }: AccountFactFormProps) {
  return <FormInPlace {...rest} {...useAccountForm(account, rest.onClose)} Versions={StaleAccount} />
}
