import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import css from './ledger.module.css'

type LedgerProps = ComponentPropsWithRef<'table'> & {
  /** What the table holds; heard, not seen. */
  caption: ReactNode
  /** What stands under the double rule at the foot: page, count. */
  foot?: ReactNode
}

/** The register: a native table between an ink rule and a double rule. Children are `thead` and `tbody`. */
export function Ledger({ caption, foot, children, className, ...rest }: LedgerProps) {
  return (
    <>
      <table {...rest} className={`${css.ledger} ${className ?? ''}`}>
        <caption className="visually-hidden">{caption}</caption>
        {children}
      </table>
      <div className={css.foot}>{foot}</div>
    </>
  )
}

/** A row; `isSelected` paints it and draws the petrol bar. */
export function LedgerRow({
  isSelected,
  className,
  ...rest
}: ComponentPropsWithRef<'tr'> & { isSelected?: boolean }) {
  return <tr {...rest} className={`${isSelected ? css.selected : ''} ${className ?? ''}`} />
}

/** The cell before the margin line: a check-box, a number, a mark. In `thead` give `head`. */
export function MarginCell({ head, children }: { head?: boolean; children?: ReactNode }) {
  if (!head) return <td className={css.margin}>{children}</td>
  return (
    <th className={css.margin} scope="col">
      {children ?? <span className="visually-hidden">·</span>}
    </th>
  )
}

type SortHeadProps = {
  direction: 'ascending' | 'descending' | 'none'
  onSort: () => void
  children: ReactNode
  className?: string
}

/** A column head that sorts. */
export function SortHead({ direction, onSort, children, className }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={direction} className={className}>
      <button type="button" className={css.sort} data-direction={direction} onClick={onSort}>
        {children}
        <Icon name="up" />
      </button>
    </th>
  )
}

/** Class of the link that names a row. */
export const rowNameClass = css.name
