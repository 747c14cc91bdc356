import { useQueries } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { normalMailAddress } from '../../../../server/lib/pure/mail-address.ts'
import type { OfAddressAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { useSettled } from '../record/use-settled.ts'

export type SuggestedCompany = NonNullable<OfAddressAnswer['company']>

/** The companies that have the domains of the addresses in the form around: saving associates the contact with them. */
export function useSuggestedCompanies(known: string[]): SuggestedCompany[] {
  const emails = useWatch<{ emails: { address: string }[] }, 'emails'>({ name: 'emails' })
  const had = known.map(normalMailAddress)
  const fresh = emails
    .map(({ address }) => normalMailAddress(address))
    .filter((address): address is string => address !== null && !had.includes(address))
  const settled = useSettled(fresh.join(','))
  const answers = useQueries({
    queries: (settled === '' ? [] : settled.split(',')).map((email) => ({
      queryKey: ['company-of-address', email],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<OfAddressAnswer>('/api/agent/companies/of-address', { signal, query: { email } }),
      retry: false,
    })),
  })
  const found = answers.flatMap(({ data }) => (data?.company ? [data.company] : []))
  return found.filter(({ id }, at) => found.findIndex((other) => other.id === id) === at)
}
