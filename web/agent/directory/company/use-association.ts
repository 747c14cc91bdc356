import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { isOver, jobQuery } from '../../jobs/queries.ts'

/** When the job that associates contacts is over, however soon, the company and its contacts are asked for again. */
export function useAssociation(company: CompanyAnswer): void {
  const queryClient = useQueryClient()
  // The answer of the saving names the job once; asking anew does not.
  const [jobId, setJobId] = useState(company.associationJobId)
  if (company.associationJobId !== null && company.associationJobId !== jobId)
    setJobId(company.associationJobId)
  const { data: job } = useQuery({ ...jobQuery(jobId ?? 0), enabled: jobId !== null })
  const hasEnded = job !== undefined && isOver(job)
  useEffect(() => {
    if (!hasEnded) return
    for (const queryKey of [
      ['company', company.id],
      ['company-contacts', company.id],
      ['companies'],
      ['trail'],
    ])
      void queryClient.invalidateQueries({ queryKey })
  }, [hasEnded, company.id, queryClient])
}
