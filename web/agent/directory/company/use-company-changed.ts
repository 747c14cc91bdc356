import { useQueryClient } from '@tanstack/react-query'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { followJob } from '../../jobs/followed.ts'
import { companyQuery } from './queries.ts'

/** Shows a company as the server has just answered it, and asks anew for what hangs on it. */
export function useCompanyChanged(): (company: CompanyAnswer) => void {
  const queryClient = useQueryClient()
  return (company) => {
    if (company.associationJobId !== null) followJob(company.associationJobId)
    queryClient.setQueryData(companyQuery(company.id).queryKey, company)
    for (const queryKey of [
      ['companies'],
      ['company-contacts', company.id],
      ['trail'],
      ['contact'],
      ['contacts'],
    ])
      void queryClient.invalidateQueries({ queryKey })
  }
}
