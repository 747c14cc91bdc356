import { useLingui } from '@lingui/react/macro'
import type { OutboxItem } from '../../../server/modules/delivery/wire.ts'
import { formatDay } from '../../shared/formats.ts'
import { Status } from '../../ui/Status.tsx'
import { dayKey } from '../trail/days.ts'
import { hourBeside, hourOf } from '../trail/hour.ts'
import { useAgent } from '../use-agent.ts'

type DeliveryStatusProps = {
  delivery: Pick<OutboxItem, 'state' | 'nextAt'> & { attempts: number; endedAt?: string | null }
  /** The moment it is read next to: an hour of that day needs no date. */
  beside: string | Date
}

/** What became of a message, in the same words wherever it is told. "Sent": the receiving server took it, more is not known. */
export function DeliveryStatus({ delivery, beside }: DeliveryStatusProps) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { state, attempts, nextAt, endedAt } = delivery
  switch (state) {
    case 'kept':
      return <Status shape="diamond">{t`Kept in the outbox`}</Status>
    case 'sent':
      return (
        <Status shape="full">{endedAt ? t`Sent ${hourBeside(endedAt, beside, timeZone)}` : t`Sent`}</Status>
      )
    case 'failed':
      return <Status shape="cross">{t`Rejected`}</Status>
    case 'queued':
      return attempts > 0 && nextAt ? (
        <Status shape="half">
          <NextTry at={nextAt} beside={beside} timeZone={timeZone} />
        </Status>
      ) : (
        <Status shape="diamond">{t`Queued`}</Status>
      )
    case 'paused':
      return <Status shape="square">{t`Paused`}</Status>
    case 'withdrawn':
      return <Status shape="ring">{t`Withdrawn`}</Status>
  }
}

function NextTry({ at, beside, timeZone }: { at: string; beside: string | Date; timeZone: string }) {
  const { t } = useLingui()
  const hour = hourOf(at, timeZone)
  if (dayKey(at, timeZone) === dayKey(beside, timeZone)) return t`Next try at ${hour}`
  return t`Next try on ${formatDay(at, timeZone)}, ${hour}`
}
