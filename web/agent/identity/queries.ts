import { queryOptions } from '@tanstack/react-query'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get<AgentAnswer>('/api/agent/me', { signal }),
})

/** The address that was asked for and not confirmed yet, as far as this window knows. */
export const pendingAddressKey = ['me', 'pending-address']
