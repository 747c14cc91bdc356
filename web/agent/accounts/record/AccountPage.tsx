import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches } from '@tanstack/react-router'
import { ApiProblem } from '../../../shared/api.ts'
import { NotFound } from '../../../shared/WentWrong.tsx'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { accountQuery } from '../queries.ts'
import { AccountRecord } from './AccountRecord.tsx'
import { useAccountId } from './account-id.ts'

/** `/agent/accounts/<id>`, with forms of what hangs from it as a panel beside it. */
export function AccountPage() {
  const id = useAccountId()
  const hasPanel = useChildMatches().length > 0
  const { data: account, error } = useQuery(accountQuery(id))
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 422)) return <NotFound />
  if (error && !account) throw error
  if (!account) return <Skeleton />
  return (
    <Split
      list={<AccountRecord key={id} account={account} />}
      panel={hasPanel ? <Outlet key={id} /> : null}
    />
  )
}
