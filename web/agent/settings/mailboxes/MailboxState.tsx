import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { formatMoment } from '../../../shared/formats.ts'
import { formatBytes } from '../../../shared/messages/format-bytes.ts'
import { Status } from '../../../ui/Status.tsx'
import { useAgent } from '../../use-agent.ts'
import css from '../settings.module.css'
import type { Mailbox } from './queries.ts'

/** Whether a mailbox can be looked at, what its server said when not, and what stays in it. */
export function MailboxState({ mailbox }: { mailbox: Mailbox }) {
  return (
    <>
      <Looked mailbox={mailbox} />
      {mailbox.left && <Left left={mailbox.left} />}
    </>
  )
}

/** Mails that could not be taken: nobody answers them unless somebody looks into the mailbox. */
function Left({ left: { count, since, latest } }: { left: NonNullable<Mailbox['left']> }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const why = {
    'too-large': t`larger than 25 MB`,
    another: t`numbered as another was before`,
  }[latest.reason]
  const what = [latest.subject, latest.sender, latest.size !== null && formatBytes(latest.size)]
  return (
    <>
      <Status shape="triangle">
        {t`${plural(count, { one: '# mail stays there: it could not be taken', other: '# mails stay there: they could not be taken' })}`}
      </Status>
      <span className={`${css.under} meta`}>{t`since ${formatMoment(since, timeZone)}`}</span>
      <span className={`${css.under} meta`}>
        {t`The latest, of ${formatMoment(latest.at, timeZone)}: ${what.filter(Boolean).join(' · ')} (${why})`}
      </span>
    </>
  )
}

function Looked({ mailbox: { isPaused, failure, checkedAt } }: { mailbox: Mailbox }) {
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
