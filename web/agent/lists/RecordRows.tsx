import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useActions } from '../../shared/keys.ts'
import { Ledger, LedgerRow, MarginCell, rowNameClass, SortHead } from '../../ui/Ledger.tsx'
import { Bone, useIsLate } from '../../ui/Skeleton.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { type Column, nameWidth } from './columns.ts'
import css from './list.module.css'
import type { Selection } from './use-selection.ts'

type Item = { id: number; name: string }

type RecordRowsProps<Of extends Item> = {
  caption: string
  columns: Column[]
  nameColumn?: { label: string; width: number }
  /** Undefined while the first page is on its way. */
  items: Of[] | undefined
  /** These are rows of the page before. */
  isStale: boolean
  cell: (item: Of, column: Column) => ReactNode
  to: (id: number) => string
  sort: string
  sortable: readonly string[]
  onSort: (sort: string) => void
  selection: Selection
  foot: ReactNode
}

/** The rows of a list. `j` and `k` go down and up, Enter opens, `x` selects; Shift with a tick selects up to there. */
export function RecordRows<Of extends Item>(props: RecordRowsProps<Of>) {
  const { columns, items, selection } = props
  const { t } = useLingui()
  const table = useRef<HTMLTableElement>(null)
  const step = (by: 1 | -1) => table.current && focusRow(table.current, by)
  useActions([
    { id: 'next row', title: t`Next row`, group: 'page', keys: 'j', run: () => step(1) },
    { id: 'previous row', title: t`Previous row`, group: 'page', keys: 'k', run: () => step(-1) },
    {
      id: 'select row',
      title: t`Select the row`,
      group: 'page',
      keys: 'x',
      run: () => {
        const id = focusedRow()
        if (id !== undefined) selection.toggle(id)
      },
    },
  ])
  const head = { sort: props.sort, sortable: props.sortable, onSort: props.onSort }
  const ids = items?.map(({ id }) => id) ?? []
  const first = props.nameColumn ?? { label: t`Name`, width: nameWidth }
  const width = columns.reduce((sum, column) => sum + column.width, first.width + 44)
  return (
    <Ledger
      caption={props.caption}
      className={css.table}
      ref={table}
      aria-busy={props.isStale || !items}
      foot={props.foot}
      style={lengths({ '--whole': width })}
    >
      <colgroup>
        <col style={lengths({ '--width': 44 })} />
        <col style={lengths({ '--width': first.width })} />
        {columns.map(({ path, width, keep }) => (
          <col key={path} style={lengths({ '--width': width })} className={css[keep]} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <MarginCell head>
            <Checkbox
              aria-label={t`Select the page`}
              checked={ids.length > 0 && ids.every(selection.has)}
              isPartly={ids.some(selection.has) && !ids.every(selection.has)}
              onChange={({ target }) => selection.set(ids, target.checked)}
            />
          </MarginCell>
          <Head path="name" className={css.name} {...head}>
            {first.label}
          </Head>
          {columns.map(({ path, label, keep }) => (
            <Head key={path} path={path} className={css[keep]} {...head}>
              {label}
            </Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {items ? (
          items.map((item) => <Row key={item.id} item={item} ids={ids} {...props} />)
        ) : (
          <Waiting columns={columns} />
        )}
      </tbody>
    </Ledger>
  )
}

/** Widths that the style sheet may leave out where there is no room. */
const lengths = (values: Record<string, number>): CSSProperties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}px`]))

type HeadProps = {
  path: string
  sort: string
  sortable: readonly string[]
  onSort: (sort: string) => void
  className: string | undefined
  children: ReactNode
}

function Head({ path, sort, sortable, onSort, className, children }: HeadProps) {
  if (!sortable.includes(path))
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    )
  const direction = sort === path ? 'ascending' : sort === `-${path}` ? 'descending' : 'none'
  // Names from A on first, times from the newest on.
  const first = path === 'name' ? path : `-${path}`
  const other = path === 'name' ? `-${path}` : path
  return (
    <SortHead
      direction={direction}
      className={className}
      onSort={() => onSort(sort === first ? other : first)}
    >
      {children}
    </SortHead>
  )
}

function Row<Of extends Item>({
  item,
  ids,
  columns,
  cell,
  to,
  selection,
}: RecordRowsProps<Of> & { item: Of; ids: number[] }) {
  const { t } = useLingui()
  const isSelected = selection.has(item.id)
  return (
    <LedgerRow className={css.row} isSelected={isSelected}>
      <MarginCell>
        <Checkbox
          aria-label={t`Select ${item.name}`}
          checked={isSelected}
          onChange={() => undefined}
          onClick={(event) => (event.shiftKey ? selection.reach(item.id, ids) : selection.toggle(item.id))}
        />
      </MarginCell>
      <td className={css.name}>
        <Link className={`${rowNameClass} cut`} to={to(item.id)} data-row={item.id}>
          {item.name}
        </Link>
      </td>
      {columns.map((column) => (
        <td key={column.path} className={`${css[column.keep]} ${css[column.path] ?? ''}`}>
          {cell(item, column)}
        </td>
      ))}
    </LedgerRow>
  )
}

function Waiting({ columns }: { columns: Column[] }) {
  const isLate = useIsLate()
  if (!isLate) return null
  return [58, 72, 50, 64, 46, 60].map((width) => (
    <LedgerRow key={width} className={css.row}>
      <MarginCell />
      <td className={css.name}>
        <Bone width={width} />
      </td>
      {columns.map(({ path, keep }, at) => (
        <td key={path} className={css[keep]}>
          <Bone width={at % 2 ? width : 124 - width} />
        </td>
      ))}
    </LedgerRow>
  ))
}

/** The row after or before the one with the focus; the first when none has it. */
function focusRow(table: HTMLTableElement, by: 1 | -1) {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')]
  const own = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-row]')
  const at = own ? rows.indexOf(own) : -1
  const wanted = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)
  rows[wanted]?.focus()
}

function focusedRow(): number | undefined {
  const id = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-row]')?.dataset.row
  return id === undefined ? undefined : Number(id)
}
