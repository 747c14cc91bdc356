import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MailDomainsAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'

export type MailDomainCheck = MailDomainsAnswer['items'][number]

/** What the server says of each domain, and how many contacts would join by the new ones, each counted once. */
export function useMailDomains(
  domains: string[],
  company: number | undefined,
): { checks: MailDomainCheck[]; matching: number } {
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
  const checks = (data?.items ?? []).filter(({ typed }) => domains.includes(typed))
  return { checks, matching: data?.matching ?? 0 }
}
