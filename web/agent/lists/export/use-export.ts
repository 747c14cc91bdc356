import { useLingui } from '@lingui/react/macro'
import type { ExportAnswer, ExportBody, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { followJob } from '../../jobs/followed.ts'
import type { Shown } from '../list-search.ts'
import type { Selection } from '../use-selection.ts'

/** Exports what is selected, or all that is shown, with the columns that are shown: a file at once, or a job to follow. */
export function useExport(record: ListRecord, shown: Shown, selection?: Selection) {
  const { t } = useLingui()
  return async (format: ExportBody['format']): Promise<void> => {
    const chosen = selection?.chosen
    const ids = chosen && !chosen.all && chosen.ids.size > 0 ? [...chosen.ids] : null
    const { q, filter, sort, columns } = shown
    try {
      const given = await api.postForFile<ExportAnswer>('/api/agent/exports', {
        record,
        format,
        q,
        filter,
        sort,
        columns,
        ids,
        except: chosen?.all ? [...chosen.except] : [],
      })
      if ('file' in given) return save(given.file, given.name)
      if (given.answer.jobId !== null) followJob(given.answer.jobId)
      toast(t`The file is being written. A mail with the way to it will come.`)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(t`Could not be exported: ${problem.problems[0]?.message ?? problem.message}`)
    }
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
