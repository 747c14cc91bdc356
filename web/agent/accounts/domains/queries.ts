import { queryOptions } from '@tanstack/react-query'
import type { RolesAnswer } from '../../../../server/modules/domains/wire.ts'
import { api } from '../../../shared/api.ts'

/** The domains of an account with who holds which role, and who can. `after`: a further page. */
export function rolesQuery(accountId: number, after?: string) {
  return queryOptions({
    queryKey: ['account', accountId, 'domains', after ?? null],
    queryFn: ({ signal }) =>
      api.get<RolesAnswer>(`/api/agent/accounts/${accountId}/domains/roles`, {
        signal,
        query: { after, limit: 100 },
      }),
  })
}
