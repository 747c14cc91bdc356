import { Plural, useLingui } from '@lingui/react/macro'
import type { JobAnswer } from '../../../server/modules/jobs/wire.ts'
import { Status } from '../../ui/Status.tsx'

/** Whether it goes on, and how it ended: a word and a shape. */
export function JobState({ job: { state, isCancelling, failure } }: { job: JobAnswer }) {
  const { t } = useLingui()
  if (isCancelling) return <Status shape="half">{t`Being cancelled`}</Status>
  switch (state) {
    case 'waiting':
      return <Status shape="diamond">{t`Waiting`}</Status>
    case 'running':
      return <Status shape="half">{t`Running`}</Status>
    case 'done':
      return <Status shape="full">{t`Finished`}</Status>
    case 'cancelled':
      return <Status shape="square" tone="plain">{t`Cancelled`}</Status>
    case 'failed':
      return <Status shape="cross">{failure?.map(({ message }) => message).join('. ') ?? t`Failed`}</Status>
  }
}

/** How many records were done. */
export function DoneCount({ job: { done } }: { job: JobAnswer }) {
  return <Plural value={done} one="# record done" other="# records done" />
}

/** How many were not, or not wholly. */
export function ProblemCount({ job: { refused, leftOut } }: { job: JobAnswer }) {
  return <Plural value={refused + leftOut} one="# with a problem" other="# with problems" />
}
