import { useLingui } from '@lingui/react/macro'
import type { MailingItem } from '../../../server/modules/notices/wire.ts'
import { formatNumber } from '../../shared/formats.ts'
import { Status } from '../../ui/Status.tsx'
import css from './mailings.module.css'

/** Whether notices are still being made, and how it ended: a word and a shape. */
export function MailingState({ mailing: { job } }: { mailing: Pick<MailingItem, 'job'> }) {
  const { t } = useLingui()
  if (!job) return <Status shape="full">{t`Finished`}</Status>
  if (job.isCancelling) return <Status shape="half">{t`Being cancelled`}</Status>
  switch (job.state) {
    case 'waiting':
      return <Status shape="diamond">{t`Waiting`}</Status>
    case 'running':
      return <Status shape="half">{t`Running`}</Status>
    case 'done':
      return <Status shape="full">{t`Finished`}</Status>
    case 'cancelled':
      return <Status shape="square" tone="plain">{t`Cancelled`}</Status>
    case 'failed':
      return <Status shape="cross">{t`Failed`}</Status>
  }
}

/** A bar with the numbers beside it, while notices are made. */
export function MailingProgress({ mailing: { name, job, accounts } }: { mailing: MailingItem }) {
  const { t } = useLingui()
  if (!job) return null
  const past = job.done + job.refused
  return (
    <span className={css.progress}>
      <progress aria-label={name} max={accounts} value={past} />
      <span className="meta">{t`${formatNumber(past)} of ${formatNumber(accounts)}`}</span>
    </span>
  )
}
