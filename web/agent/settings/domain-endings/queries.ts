import { queryOptions } from '@tanstack/react-query'
import type { DomainEndingsAnswer } from '../../../../server/modules/domains/wire.ts'
import { api } from '../../../shared/api.ts'

/** What each ending asks for; '' stands for all others. */
export const endingsQuery = queryOptions({
  queryKey: ['domain-endings'],
  queryFn: ({ signal }) => api.get<DomainEndingsAnswer>('/api/agent/settings/domain-endings', { signal }),
})
