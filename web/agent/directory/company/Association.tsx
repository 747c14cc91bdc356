import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { JobAnswer } from '../../../../server/modules/jobs/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Say } from '../../../ui/Say.tsx'
import { useUndo } from '../../trail/use-undo.ts'

const between = 700

/** How far the association of the contacts at a new mail domain is, then how many it brought, with the way back. */
export function Association({ jobId, companyId }: { jobId: number; companyId: number }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const { data: job } = useQuery({
    queryKey: ['job', jobId],
    queryFn: ({ signal }) => api.get<JobAnswer>(`/api/agent/jobs/${jobId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : between),
  })
  const hasEnded = Boolean(job?.finishedAt)
  useEffect(() => {
    if (!hasEnded) return
    for (const queryKey of [
      ['company', companyId],
      ['company-contacts', companyId],
      ['companies'],
      ['trail'],
    ])
      void queryClient.invalidateQueries({ queryKey })
  }, [hasEnded, companyId, queryClient])
  if (!job) return null
  const done = formatNumber(job.done)
  if (!hasEnded)
    return (
      <Say role="status">
        {job.total === null
          ? t`Contacts are being associated: ${done}`
          : t`Contacts are being associated: ${done} of ${formatNumber(job.total)}`}
      </Say>
    )
  if (job.undo?.undoneAt) return <Say role="status">{t`The association was undone.`}</Say>
  const standing = job.undo
  return (
    <Say role="status" tone={job.state === 'done' ? 'ok' : 'warn'}>
      {t`${plural(job.done, { one: `${done} contact was associated by its mail domain.`, other: `${done} contacts were associated by their mail domain.` })}`}{' '}
      {job.refused > 0 &&
        t`${plural(job.refused, { one: '# contact could not be associated.', other: '# contacts could not be associated.' })}`}{' '}
      {standing && (
        <Button look="link" onClick={() => void undo(standing.id)}>
          {t`Undo`}
        </Button>
      )}
    </Say>
  )
}
