import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api.ts'
import { orTold } from './fields/use-field-changes.ts'

/** Undo for a toast: takes back a change of settings and shows them as they then are; null: nothing changed. */
export function useTakeBack(queryKey: readonly unknown[]) {
  const queryClient = useQueryClient()
  return (undoId: number | null | undefined) =>
    undoId === null || undoId === undefined
      ? undefined
      : () =>
          orTold(async () => {
            await api.post(`/api/agent/undos/${undoId}`)
            await queryClient.invalidateQueries({ queryKey })
          })
}
