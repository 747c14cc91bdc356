import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { initialOf } from '../../../../server/lib/pure/sort-key.ts'
import type { ContactListItem } from '../../../../server/modules/lists/wire.ts'
import { formatAgo, formatMoment } from '../../../shared/formats.ts'
import { useActions } from '../../../shared/keys.ts'
import { Ledger, LedgerRow, MarginCell, rowNameClass } from '../../../ui/Ledger.tsx'
import { Bone, useIsLate } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { paths } from '../../paths.ts'
import { AccessStatus } from '../AccessStatus.tsx'
import css from './list.module.css'

type ContactRowsProps = {
  /** Undefined while the first page is on its way. */
  items: ContactListItem[] | undefined
  /** These are rows of the page before. */
  isStale: boolean
  foot: ReactNode
}

/** The rows, with each initial in the margin where it begins. `j` and `k` go down and up, Enter opens. */
export function ContactRows({ items, isStale, foot }: ContactRowsProps) {
  const { t } = useLingui()
  const table = useRef<HTMLTableElement>(null)
  const step = (by: 1 | -1) => table.current && focusRow(table.current, by)
  useActions([
    { id: 'next row', title: t`Next row`, group: 'page', keys: 'j', run: () => step(1) },
    { id: 'previous row', title: t`Previous row`, group: 'page', keys: 'k', run: () => step(-1) },
  ])
  return (
    <Ledger caption={t`Contacts`} className={css.table} ref={table} aria-busy={isStale || !items} foot={foot}>
      <thead>
        <tr>
          <MarginCell head>
            <span className="visually-hidden">{t`Initial`}</span>
          </MarginCell>
          <th scope="col" className={css.name}>{t`Name`}</th>
          <th scope="col" className={css.mail}>{t`E-mail`}</th>
          <th scope="col" className={css.phone}>{t`Phone`}</th>
          <th scope="col" className={css.access}>{t`Access`}</th>
          <th scope="col" className={css.when}>{t`Last change`}</th>
        </tr>
      </thead>
      <tbody>
        {items ? (
          items.map((item, at) => <Row key={item.id} item={item} before={items[at - 1]} />)
        ) : (
          <Waiting />
        )}
      </tbody>
    </Ledger>
  )
}

function Row({ item, before }: { item: ContactListItem; before: ContactListItem | undefined }) {
  const { t } = useLingui()
  const initial = initialOf(item.name)
  const isFirst = !before || initialOf(before.name) !== initial
  return (
    <LedgerRow className={css.row}>
      <MarginCell>{isFirst && <b className={css.initial}>{initial}</b>}</MarginCell>
      <td className={css.name}>
        <Link className={`${rowNameClass} cut`} to={paths.contact(item.id)} data-row="">
          {item.name}
        </Link>
      </td>
      <td className={css.mail}>
        <span className="soft cut">{item.email}</span>
        {item.isEmailSuppressed && <Status shape="triangle">{t`gets no mail`}</Status>}
      </td>
      <td className={`${css.phone} soft`}>{item.phone}</td>
      <td className={css.access}>
        <AccessStatus access={item.access} />
      </td>
      <td className={`${css.when} meta`}>
        <time dateTime={item.updatedAt} title={formatMoment(item.updatedAt)}>
          {formatAgo(item.updatedAt, { now: new Date() })}
        </time>
      </td>
    </LedgerRow>
  )
}

function Waiting() {
  const isLate = useIsLate()
  if (!isLate) return null
  return [58, 72, 50, 64, 46, 60].map((width) => (
    <LedgerRow key={width} className={css.row}>
      <MarginCell />
      <td className={css.name}>
        <Bone width={width} />
      </td>
      <td className={css.mail}>
        <Bone width={136 - width} />
      </td>
      <td className={css.phone}>
        <Bone width={70} />
      </td>
      <td className={css.access}>
        <Bone width={50} />
      </td>
      <td className={css.when}>
        <Bone width={60} />
      </td>
    </LedgerRow>
  ))
}

/** The row after or before the one with the focus; the first when none has it. */
function focusRow(table: HTMLTableElement, by: 1 | -1) {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const wanted = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)
  rows[wanted]?.focus()
}
