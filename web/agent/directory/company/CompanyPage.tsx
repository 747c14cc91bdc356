import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches } from '@tanstack/react-router'
import { ApiProblem } from '../../../shared/api.ts'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { CompanyGone } from './CompanyGone.tsx'
import { CompanyRecord } from './CompanyRecord.tsx'
import { useCompanyId } from './company-id.ts'
import { companyQuery } from './queries.ts'

/** `/agent/companies/<id>`, with `…/edit` as a panel beside it. */
export function CompanyPage() {
  const id = useCompanyId()
  const hasPanel = useChildMatches().length > 0
  const { data: company, error } = useQuery(companyQuery(id))
  if (error instanceof ApiProblem && error.status === 404) return <CompanyGone id={id} />
  if (error && !company) throw error
  if (!company) return <Skeleton />
  return (
    <Split
      list={<CompanyRecord key={id} company={company} />}
      panel={hasPanel ? <Outlet key={id} /> : null}
    />
  )
}
