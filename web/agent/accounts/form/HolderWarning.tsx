import { useWatch } from 'react-hook-form'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { RegistrantWarning } from '../domains/RegistrantWarning.tsx'
import { type AccountValues, orNull, type Picked } from './account-values.ts'

/** What saving would ask for, where the account is a registrant and its holder is about to be called otherwise. */
export function HolderWarning({ account }: { account: AccountAnswer }) {
  const [name, organisation] = useWatch<AccountValues, ['holder.name', 'holder.organisation']>({
    name: ['holder.name', 'holder.organisation'],
  })
  const { holder } = account
  const isChanged = name !== (holder.name ?? '') || organisation !== (holder.organisation ?? '')
  const change = {
    holder: 'main-user' as const,
    name: orNull(name) ?? account.mainUser.name,
    organisation: orNull(organisation),
  }
  return (
    <RegistrantWarning
      accountId={account.id}
      change={isChanged && account.counts.domains > 0 ? change : null}
    />
  )
}

/** The same for an account that goes to another main user: her address is the registrant's, and perhaps her name. */
export function HandOverWarning({ account }: { account: AccountAnswer }) {
  const to = useWatch({ name: 'mainUserId' }) as Picked | null
  if (!to?.email || account.counts.domains === 0) return null
  const name = account.holder.name === null ? { name: to.name } : {}
  const change = { holder: 'main-user' as const, email: to.email, ...name }
  return <RegistrantWarning accountId={account.id} change={change} />
}
