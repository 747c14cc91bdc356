import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import type { AccountRow } from '../../../../server/modules/accounts/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { useActions } from '../../../shared/keys.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Status } from '../../../ui/Status.tsx'
import { Address } from '../../directory/Address.tsx'
import { paths } from '../../paths.ts'
import css from '../accounts.module.css'

type AccountRowsProps = { items: AccountRow[]; isStale: boolean; foot: ReactNode }

/** The rows of the list. `j` and `k` go down and up, Enter opens. */
export function AccountRows({ items, isStale, foot }: AccountRowsProps) {
  const { t } = useLingui()
  const table = useRef<HTMLTableElement>(null)
  const step = (by: 1 | -1) => table.current && focusRow(table.current, by)
  useActions([
    { id: 'next row', title: t`Next row`, group: 'page', keys: 'j', run: () => step(1) },
    { id: 'previous row', title: t`Previous row`, group: 'page', keys: 'k', run: () => step(-1) },
  ])
  return (
    <Ledger caption={t`Accounts`} className={css.table} ref={table} aria-busy={isStale} foot={foot}>
      <thead>
        <tr>
          <th scope="col" className={css.name}>{t`Name`}</th>
          <th scope="col">{t`Main user`}</th>
          <th scope="col" className={css.wide}>{t`Number`}</th>
          <th scope="col" className={css.count}>{t`Contacts`}</th>
          <th scope="col" className={css.count}>{t`Domains`}</th>
          <th scope="col" className={css.count}>{t`Services`}</th>
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

function Row({ item }: { item: AccountRow }) {
  const { t } = useLingui()
  const { mainUser, company } = item
  const number = (count: number) => (count === 0 ? '' : formatNumber(count))
  return (
    <LedgerRow className={css.row}>
      <td className={css.name}>
        <Link className={rowNameClass} to={paths.account(item.id)} data-row={item.id}>
          {item.name}
        </Link>
        {company && company.name !== item.name && <p className="meta">{company.name}</p>}
        {item.closedAt && (
          <p>
            <Status shape="square" tone="plain">
              {t({ message: 'Closed', context: 'account' })}
            </Status>
          </p>
        )}
      </td>
      <td className={css.user}>
        {mainUser.name !== item.name && <span>{mainUser.name}</span>}
        {mainUser.email && <Address text={mainUser.email} />}
      </td>
      <td className={`${css.wide} soft`}>{item.externalId}</td>
      <td className={`${css.count} num`}>{number(item.contacts)}</td>
      <td className={`${css.count} num`}>{number(item.domains)}</td>
      <td className={`${css.count} num`}>{number(item.services)}</td>
    </LedgerRow>
  )
}

/** The row after or before the one with the focus; the first when none has it. */
function focusRow(table: HTMLTableElement, by: 1 | -1) {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus()
}
