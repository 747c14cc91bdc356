import { useLingui } from '@lingui/react/macro'
import type { OutboxItem } from '../../../server/modules/delivery/wire.ts'
import { Status } from '../../ui/Status.tsx'

/** What became of a message: a word and a shape, and the server's words where it refused. */
export function DeliveryStatus({ item }: { item: Pick<OutboxItem, 'state' | 'words' | 'attempts'> }) {
  const { t } = useLingui()
  switch (item.state) {
    case 'kept':
      return <Status shape="ring">{t`Not sent`}</Status>
    case 'sent':
      return <Status shape="full">{t`Sent`}</Status>
    case 'failed':
      return (
        <>
          <Status shape="cross">{t`Refused`}</Status>
          {item.words && <span className="meta"> {item.words}</span>}
        </>
      )
    case 'queued':
      return item.attempts > 0 ? (
        <Status shape="half">{t`Trying again`}</Status>
      ) : (
        <Status shape="diamond">{t`Queued`}</Status>
      )
    case 'paused':
      return <Status shape="square">{t`Paused`}</Status>
    case 'withdrawn':
      return <Status shape="ring">{t`Withdrawn`}</Status>
  }
}
