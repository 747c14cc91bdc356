import { Outlet, useChildMatches } from '@tanstack/react-router'
import { Split } from '../../../ui/Panel.tsx'
import { AccountList } from './AccountList.tsx'

/** `/agent/accounts`, with `/agent/accounts/new` as a panel beside it. */
export function AccountsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<AccountList />} panel={hasPanel ? <Outlet /> : null} />
}
