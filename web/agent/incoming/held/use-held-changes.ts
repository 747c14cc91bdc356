import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type {
  DiscardedAnswer,
  ReleaseBody,
  ReleasedAnswer,
  ReleasedManyAnswer,
} from '../../../../server/modules/intake/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { orTold } from '../../settings/fields/use-field-changes.ts'
import { heldKey, heldMailPath, incomingMailPath } from '../queries.ts'

/** What an agent does with held mail. */
export function useHeldChanges() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const anew = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: heldKey }),
      queryClient.invalidateQueries({ queryKey: ['incoming'] }),
      queryClient.invalidateQueries({ queryKey: ['trusted-senders'] }),
    ])
  const takeBack = (undoId: number) =>
    orTold(async () => {
      await api.post(`/api/agent/undos/${undoId}`)
      await anew()
    })
  return {
    /** Nothing comes of them; offered to be taken back. Whether it was done. */
    discard: (ids: number[]) =>
      orTold(async () => {
        const { undoId } = await api.post<DiscardedAnswer>('/api/agent/held/discard', { ids })
        const count = ids.length
        toast(count === 1 ? t`Mail discarded` : t`${count} mails discarded`, () => takeBack(undoId))
        await anew()
      }),
    /** Throws what the server refuses, for the form. */
    release: async (id: number, body: ReleaseBody) => {
      const released = await api.post<ReleasedAnswer>(`${heldMailPath(id)}/release`, body)
      await anew()
      return released
    },
    /** The same of what was ignored or taken for another. */
    letIn: async (id: number) => {
      const released = await api.post<ReleasedAnswer>(`${incomingMailPath(id)}/release`, {})
      await anew()
      return released
    },
    releaseMany: (ids: number[]) =>
      orTold(async () => {
        const { done, refused } = await api.post<ReleasedManyAnswer>('/api/agent/held/release', { ids })
        const released = done.length
        const said = released === 1 ? t`Mail released` : t`${released} mails released`
        const why = refused[0]?.problems[0]?.message ?? ''
        toast(refused.length === 0 ? said : t`${said}; not released: ${refused.length}. ${why}`)
        await anew()
      }),
  }
}
