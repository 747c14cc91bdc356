import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ProfileAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { api } from '../../shared/api.ts'
import { sessionQuery } from '../../shared/session.ts'
import { toast } from '../../shared/toasts.ts'
import { profileQuery } from './queries.ts'
import { changesIn, type ProfileValues, valuesOf } from './values.ts'

/** Saves what differs from what was read, and lets the frame know: name, language and time zone are shown there. */
export function useSaveProfile(fields: OwnFieldAnswer[]) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const router = useRouter()
  return async (values: ProfileValues, read: ProfileAnswer): Promise<ProfileAnswer> => {
    const changes = changesIn(values, valuesOf(read, fields), fields)
    const saved = await api.patch<ProfileAnswer>('/api/area/me/profile', changes, { version: read.version })
    queryClient.setQueryData(profileQuery.queryKey, saved)
    toast(t`Your data are saved`)
    await queryClient.fetchQuery({ ...sessionQuery('area'), staleTime: 0 })
    await router.invalidate()
    return saved
  }
}
