import { useLingui } from '@lingui/react/macro'
import { formatDay, formatHour, formatMoment } from '../../shared/formats.ts'
import { Status } from '../../ui/Status.tsx'
import { useCustomer } from '../use-customer.ts'
import css from './notices.module.css'
import type { NoticeRecipient } from './queries.ts'

/** What became of a copy, and what the receiving server said each time. */
export function CopyState({ recipient: { delivery } }: { recipient: NoticeRecipient }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  if (!delivery) return <Status shape="ring">{t`Not sent`}</Status>
  if (delivery.attempts.length === 0) return <State delivery={delivery} />
  return (
    <details className={css.attempts}>
      <summary>
        <State delivery={delivery} />
        <span className="visually-hidden">. {t`What the server said`}</span>
      </summary>
      <ul>
        {delivery.attempts.map(({ at, words }) => (
          <li key={at}>
            {formatMoment(at, timeZone)}: <span lang="en">{words}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function State({ delivery }: { delivery: NonNullable<NoticeRecipient['delivery']> }) {
  const { t } = useLingui()
  switch (delivery.state) {
    case 'sent':
      return <Status shape="full">{t`Delivered`}</Status>
    case 'failed':
      return <Status shape="cross">{t`Not delivered`}</Status>
    case 'withdrawn':
      return <Status shape="ring">{t`Withdrawn`}</Status>
    case 'paused':
      return <Status shape="square">{t`Held back`}</Status>
    case 'kept':
      return <Status shape="diamond">{t`Not sent yet`}</Status>
    case 'queued':
      return delivery.attempts.length > 0 ? (
        <Status shape="half">{t`Trying again`}</Status>
      ) : (
        <Status shape="diamond">{t`On its way`}</Status>
      )
  }
}

/** When it ended or is tried again: the hour, with its day where it is another one. */
export function CopyTime({ recipient, beside }: { recipient: NoticeRecipient; beside: string }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const { delivery } = recipient
  const at = delivery?.endedAt ?? (delivery?.attempts.length ? delivery.nextAt : null)
  if (!delivery || !at) return null
  const isSameDay = formatDay(at, timeZone) === formatDay(beside, timeZone)
  const time = isSameDay ? formatHour(at, timeZone) : formatMoment(at, timeZone)
  return delivery.state === 'queued' ? t`again at ${time}` : time
}
