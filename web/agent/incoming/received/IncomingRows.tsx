import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatAgo, formatMoment } from '../../../shared/formats.ts'
import { Ledger, rowNameClass } from '../../../ui/Ledger.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../incoming.module.css'
import type { Received } from '../queries.ts'
import { Outcome } from './Outcome.tsx'

/** Mails as they came, newest first. */
export function IncomingRows({ items }: { items: Received[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`All mail that came`} className={css.held}>
      <thead>
        <tr>
          <th scope="col">{t`Says it is from`}</th>
          <th scope="col">{t`Subject`}</th>
          <th scope="col">{t`What became of it`}</th>
          <th scope="col">{t`When`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item }: { item: Received }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { id, from, subject, department, receivedAt } = item
  return (
    <tr>
      <td className={css.from}>
        {from ? from.name || from.address : <span className="soft">{t`It does not say`}</span>}
        {from?.name && <span className={`${css.under} meta`}>{from.address}</span>}
      </td>
      <th scope="row" className={css.subject}>
        <Link to={paths.incomingMail(id)} className={rowNameClass ?? ''}>
          {subject || t`Without a subject`}
        </Link>
        {department && <span className={`${css.under} meta`}>{department.name}</span>}
      </th>
      <td className={css.reason}>
        <Outcome mail={item} />
      </td>
      <td className={`${css.when} meta`}>
        <time dateTime={receivedAt} title={formatMoment(receivedAt, timeZone)}>
          {formatAgo(receivedAt, { now: new Date(), timeZone })}
        </time>
      </td>
    </tr>
  )
}
