import { Outlet, useChildMatches } from '@tanstack/react-router'
import { Split } from '../../ui/Panel.tsx'
import { CompanyList } from './CompanyList.tsx'

/** `/agent/companies`, with `/agent/companies/new` as a panel beside it. */
export function CompaniesPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<CompanyList />} panel={hasPanel ? <Outlet /> : null} />
}
