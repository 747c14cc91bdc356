import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { NoticeItem } from '../../../server/modules/notices/wire.ts'
import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../ui/Ledger.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { CopyCounts } from './CopyCounts.tsx'
import css from './notices.module.css'

/** Newest first: about what, to which account, what became of its copies. */
export function NoticeRows({ items }: { items: NoticeItem[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Notices`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Subject`}</th>
          <th scope="col" className={css.account}>{t`Account`}</th>
          <th scope="col">{t`Copies`}</th>
          <th scope="col" className={css.when}>{t`When`}</th>
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

function Row({ item }: { item: NoticeItem }) {
  const { t } = useLingui()
  const words = useCategoryWords()
  const { timeZone } = useAgent().session.person
  const { id, subject, category, account, counts, createdAt, domain } = item
  return (
    <LedgerRow>
      <td className={css.subject}>
        <Link className={rowNameClass} to={paths.notice(id)}>
          {subject ?? t`Notice`}
        </Link>
        <span className={`${css.under} meta`}>
          {[words(category), domain?.name].filter(Boolean).join(' · ')}
          <span className={css.accountUnder}> · {account.name}</span>
        </span>
      </td>
      <td className={css.account}>
        <Link to={paths.account(account.id)}>{account.name}</Link>
      </td>
      <td>
        <CopyCounts counts={counts} isEscalated={item.escalatedAt !== null} />
      </td>
      <td className={`${css.when} meta`}>
        <time dateTime={createdAt} title={formatMoment(createdAt, timeZone)}>
          {formatAgo(createdAt, { now: new Date(), timeZone })}
        </time>
      </td>
    </LedgerRow>
  )
}
