import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MailDomainsAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'

export type MailDomainCheck = MailDomainsAnswer['items'][number]

/** What the server says of each domain: what stands in its way, and how many contacts are at it. */
export function useMailDomains(domains: string[], company: number | undefined): MailDomainCheck[] {
  const { data } = useQuery({
    queryKey: ['mail-domains', domains, company],
    queryFn: ({ signal }) =>
      api.get<MailDomainsAnswer>('/api/agent/companies/mail-domains', {
        signal,
        query: { domains: domains.join(','), company },
      }),
    enabled: domains.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (data?.items ?? []).filter(({ typed }) => domains.includes(typed))
}
