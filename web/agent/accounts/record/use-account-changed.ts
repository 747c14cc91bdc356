import { useQueryClient } from '@tanstack/react-query'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { accountQuery } from '../queries.ts'

/** Shows an account as the server has just answered it, and asks anew for what hangs on it. */
export function useAccountChanged(): (account: AccountAnswer) => void {
  const queryClient = useQueryClient()
  return (account) => {
    queryClient.setQueryData(accountQuery(account.id).queryKey, account)
    for (const queryKey of [['account', account.id, 'domains'], ['accounts'], ['trail'], ['contact-roles']])
      void queryClient.invalidateQueries({ queryKey })
  }
}

/** Asks anew for an account and all that hangs from it. */
export function useAccountStale(): (id: number) => Promise<void> {
  const queryClient = useQueryClient()
  return async (id) => {
    for (const queryKey of [['accounts'], ['trail'], ['contact-roles']])
      void queryClient.invalidateQueries({ queryKey })
    await queryClient.invalidateQueries({ queryKey: ['account', id] })
  }
}
