import { useLingui } from '@lingui/react/macro'
import type { ListRecord } from '../../../../server/modules/lists/wire.ts'
import type { BulkChange, BulkEditBody, BulkEditStarted } from '../../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { followJob } from '../../jobs/followed.ts'
import type { Shown } from '../list-search.ts'
import type { Chosen, Selection } from '../use-selection.ts'

/** What is asked for in a dialog before it is changed. */
export type Asked = 'tags' | 'company' | 'language' | 'field'

/**
 * Begins a change of all that is selected, which the strip at the foot then follows; undo is there. Problems of the change
 * itself are thrown; a selection that cannot be read is told.
 */
export function useBulkEdit(record: ListRecord, shown: Shown, selection: Selection) {
  const { t } = useLingui()
  return async (change: BulkChange): Promise<void> => {
    try {
      const body = { record, selection: selectionOf(selection.chosen, shown), change } as BulkEditBody
      const { jobId } = await api.post<BulkEditStarted>('/api/agent/bulk-edits', body)
      followJob(jobId)
      selection.clear()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      if (problem.problems.some(({ path }) => path.startsWith('change.'))) throw problem
      toast(t`Nothing was changed: ${problem.problems[0]?.message ?? problem.message}`)
    }
  }
}

export function selectionOf(
  chosen: Chosen,
  { q, filter }: Pick<Shown, 'q' | 'filter'>,
): BulkEditBody['selection'] {
  if (!chosen.all) return { ids: [...chosen.ids] }
  return { filter, ...(q ? { q } : {}), ...(chosen.except.size > 0 ? { except: [...chosen.except] } : {}) }
}
