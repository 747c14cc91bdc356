import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CompanyListItem } from '../../../../server/modules/lists/wire.ts'
import { formatAgo, formatMoment, formatNumber } from '../../../shared/formats.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { paths } from '../../paths.ts'
import css from './companies.module.css'

type CompanyRowsProps = {
  items: CompanyListItem[]
  /** These are rows of the page before. */
  isStale: boolean
  foot: ReactNode
}

export function CompanyRows({ items, isStale, foot }: CompanyRowsProps) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Companies`} className={css.table} aria-busy={isStale} foot={foot}>
      <thead>
        <tr>
          <th scope="col" className={css.name}>{t`Name`}</th>
          <th scope="col">{t`Mail domains`}</th>
          <th scope="col" className={css.count}>{t`Contacts`}</th>
          <th scope="col" className={css.when}>{t`Last change`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, mailDomains, contacts, updatedAt }) => (
          <LedgerRow key={id} className={css.row}>
            <td className={css.name}>
              <Link className={rowNameClass} to={paths.company(id)} data-row="">
                {name}
              </Link>
            </td>
            <td className={`${css.domains} soft`}>{mailDomains.join(', ')}</td>
            <td className={`${css.count} num`}>
              {contacts.isExact ? formatNumber(contacts.value) : `> ${formatNumber(contacts.value)}`}
              <span className="only-phone"> {t`contacts`}</span>
            </td>
            <td className={`${css.when} meta`}>
              <time dateTime={updatedAt} title={formatMoment(updatedAt)}>
                {formatAgo(updatedAt, { now: new Date() })}
              </time>
            </td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  )
}
