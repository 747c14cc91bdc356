import { useLingui } from '@lingui/react/macro'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { OutboxItem } from '../../../server/modules/delivery/wire.ts'
import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../ui/Ledger.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { DeliveryStatus } from './DeliveryStatus.tsx'
import css from './outbox.module.css'
import { SendAgain } from './SendAgain.tsx'

type OutboxRowsProps = {
  items: OutboxItem[]
  /** Whether SMTP is set: what is kept can leave then, and no message can be opened any more. */
  sendsMail: boolean
}

const mayGoAgain = ({ state }: OutboxItem, sendsMail: boolean) =>
  state === 'failed' || state === 'paused' || (state === 'kept' && sendsMail)

/** Newest first: to whom, about what, what became of it. */
export function OutboxRows({ items, sendsMail }: OutboxRowsProps) {
  const { t } = useLingui()
  const open = useParams({ strict: false })
  return (
    <Ledger caption={t`Messages`} className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t`Subject`}</th>
          <th scope="col" className={css.to}>{t`To`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col" className={css.when}>{t`When`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row
            key={`${item.messageId}/${item.position}`}
            item={item}
            sendsMail={sendsMail}
            isOpen={open.message === String(item.messageId) && open.position === String(item.position)}
          />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item, sendsMail, isOpen }: { item: OutboxItem; sendsMail: boolean; isOpen: boolean }) {
  const { timeZone } = useAgent().session.person
  const { after } = useSearch({ strict: false })
  const { messageId, position, subject, name, address, createdAt } = item
  return (
    <LedgerRow isSelected={isOpen}>
      <td className={css.subject}>
        {!sendsMail ? (
          <Link
            className={rowNameClass}
            to={paths.mail({ message: messageId, position })}
            search={after ? { after } : {}}
          >
            {subject}
          </Link>
        ) : (
          <b>{subject}</b>
        )}
        <span className={`${css.toUnder} meta cut`}>{address}</span>
      </td>
      <td className={css.to}>
        {name}
        <span className={`${css.under} meta cut`}>{address}</span>
      </td>
      <td>
        <DeliveryStatus delivery={item} beside={new Date()} />
        {item.state === 'failed' && item.words && <span className="meta"> {item.words}</span>}
        {mayGoAgain(item, sendsMail) && <SendAgain item={item} />}
      </td>
      <td className={`${css.when} meta`}>
        <time dateTime={createdAt} title={formatMoment(createdAt, timeZone)}>
          {formatAgo(createdAt, { now: new Date(), timeZone })}
        </time>
      </td>
    </LedgerRow>
  )
}
