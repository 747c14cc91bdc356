import { useNavigate } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { useAccountId } from './account-id.ts'
import type { AccountSearch } from './account-search.ts'

/** Leads back to the account in the address, to the part of its page that is named. */
export function useBackToAccount(search?: AccountSearch): () => void {
  const navigate = useNavigate()
  const id = useAccountId()
  return () => void navigate({ to: paths.account(id), ...(search ? { search } : {}) })
}
