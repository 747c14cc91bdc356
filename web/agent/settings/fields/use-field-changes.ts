import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type {
  FieldAnswer,
  FieldBody,
  FieldChanged,
  FieldsAnswer,
  Merged,
  NewFieldBody,
} from '../../../../server/modules/fields/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { toast } from '../../../shared/toasts.ts'
import { followJob } from '../../jobs/followed.ts'
import { useUndo } from '../../trail/use-undo.ts'

/** What can be done with definitions. Each says that it was done and offers to take it back; forms follow at once. */
export function useFieldChanges() {
  const { t } = useLingui()
  const label = useFieldLabel()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const again = () => queryClient.invalidateQueries({ queryKey: ['fields'] })
  const say = async (message: string, { undoId }: Pick<FieldChanged, 'undoId'>) => {
    // Said once the form shows it: what is begun at the word would go with the form of before.
    await again()
    toast(message, undoId === null ? undefined : () => undo(undoId))
  }
  // Its progress and its undo stand at the foot of every page.
  const begun = async (message: string, jobId: number) => {
    followJob(jobId)
    await again()
    toast(message)
  }
  const path = ({ id }: FieldAnswer) => `/api/agent/fields/${id}`
  return {
    create: async (body: NewFieldBody, idempotencyKey: string) => {
      const field = await api.post<FieldAnswer>('/api/agent/fields', body, { idempotencyKey })
      toast(t`Field ${label(field)} added`)
      await again()
      return field
    },
    change: async (field: FieldAnswer, body: FieldBody) => {
      if (Object.keys(body).length === 0) return field
      const changed = await api.patch<FieldChanged>(path(field), body, { version: field.version })
      await say(t`Field ${label(changed.field)} saved`, changed)
      return changed.field
    },
    archive: async (field: FieldAnswer) =>
      say(
        t`Field ${label(field)} archived`,
        await api.put<FieldChanged>(`${path(field)}/archival`, undefined, { version: field.version }),
      ),
    unarchive: async (field: FieldAnswer) =>
      say(
        t`Field ${label(field)} is in use again`,
        await api.delete<FieldChanged>(`${path(field)}/archival`, { version: field.version }),
      ),
    move: async (field: FieldAnswer, after: number | null) => {
      const key = ['fields', field.record, 'all']
      const former = queryClient.getQueryData<FieldsAnswer>(key)
      if (former) queryClient.setQueryData(key, { items: moved(former.items, field.id, after) })
      try {
        await api.put<FieldsAnswer>(`${path(field)}/place`, { after })
      } finally {
        await again()
      }
    },
    merge: async (field: FieldAnswer, from: number, into: number) => {
      const merged = await api.post<Merged>(
        `${path(field)}/options/${from}/merge`,
        { into },
        { version: field.version },
      )
      if (merged.jobId === null) return say(t`Choices merged`, merged)
      await begun(t`Many records have this choice: they follow bit by bit`, merged.jobId)
    },
    convert: async (field: FieldAnswer, type: string, lost: number) => {
      const body = { type, lost }
      const changed = await api.post<FieldChanged>(`${path(field)}/conversion`, body, {
        version: field.version,
      })
      if (changed.jobId === null) return say(t`The type of ${label(field)} was changed`, changed)
      await begun(
        t`Many records have a value: the type of ${label(field)} changes once all are ready`,
        changed.jobId,
      )
    },
    again,
  }
}

/** The list with one field behind another, or first; archived ones stay last. */
export function moved(fields: readonly FieldAnswer[], id: number, after: number | null): FieldAnswer[] {
  const field = fields.find((each) => each.id === id)
  const rest = fields.filter((each) => each.id !== id)
  if (!field) return [...rest]
  return rest.toSpliced(rest.findIndex((each) => each.id === after) + 1, 0, field)
}

/** A "no" of the server, said in a toast for want of a field to stand beside. */
export async function orTold(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action()
    return true
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem
    toast(problem.problems.map(({ message }) => message).join('. ') || problem.message)
    return false
  }
}
