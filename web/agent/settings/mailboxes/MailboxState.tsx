import { useLingui } from '@lingui/react/macro'
import { formatMoment } from '../../../shared/formats.ts'
import { Status } from '../../../ui/Status.tsx'
import { useAgent } from '../../use-agent.ts'
import css from '../settings.module.css'
import type { Mailbox } from './queries.ts'

/** Whether a mailbox can be looked at, and what its server said when not. */
export function MailboxState({ mailbox: { isPaused, failure, checkedAt } }: { mailbox: Mailbox }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const last = checkedAt && (
    <span className={`${css.under} meta`}>{t`all taken on ${formatMoment(checkedAt, timeZone)}`}</span>
  )
  if (isPaused)
    return (
      <>
        <Status shape="square" tone="plain">{t`Paused`}</Status>
        {last}
      </>
    )
  if (failure)
    return (
      <>
        <Status shape="cross">{t`Cannot be looked at`}</Status>
        <span className={`${css.under} meta`}>
          {t`since ${formatMoment(failure.at, timeZone)}:`} <span lang="en">{failure.words}</span>
        </span>
        {last}
      </>
    )
  return (
    <>
      {checkedAt ? (
        <Status shape="full">{t`Looked at`}</Status>
      ) : (
        <Status shape="diamond">{t`Not looked at yet`}</Status>
      )}
      {last}
    </>
  )
}
