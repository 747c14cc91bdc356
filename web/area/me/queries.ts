import { queryOptions } from '@tanstack/react-query'
import type { ProfileAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldsAnswer } from '../../../server/modules/fields/wire.ts'
import { api } from '../../shared/api.ts'

/** One's own data, as far as the definitions show them to customers. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => api.get<ProfileAnswer>('/api/area/me/profile', { signal }),
})

/** The fields of one's own profile, in their order. */
export const ownFieldsQuery = queryOptions({
  queryKey: ['own-fields'],
  queryFn: ({ signal }) => api.get<OwnFieldsAnswer>('/api/area/me/fields', { signal }),
})
