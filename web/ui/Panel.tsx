import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useId } from 'react'
import { IconButton } from './Button.tsx'
import css from './panel.module.css'
import { TitleLevel } from './title-level.ts'

type PanelProps = {
  title: ReactNode
  /** One line under the title, such as the rule of what is required. */
  lead?: ReactNode
  /** Esc and the cross. */
  onClose: () => void
  /** Between title and cross. */
  actions?: ReactNode
  children: ReactNode
}

/** A column at the right of a list, 488 px wide, the whole page on phones. Inside, `--gutter` is its margin. */
export function Panel({ title, lead, onClose, actions, children }: PanelProps) {
  const { t } = useLingui()
  const titleId = useId()
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('dialog:modal, :popover-open')) return
      event.preventDefault()
      onClose()
    }
    document.addEventListener('keydown', closeByKey)
    return () => document.removeEventListener('keydown', closeByKey)
  }, [onClose])
  return (
    <section className={css.panel} aria-labelledby={titleId}>
      <header className={css.head}>
        <h1 id={titleId} tabIndex={-1} data-page-title="">
          {title}
        </h1>
        {actions}
        <IconButton icon="close" label={t`Close (Esc)`} onClick={onClose} />
      </header>
      {lead && <p className={css.lead}>{lead}</p>}
      {children}
    </section>
  )
}

/** The part of a panel that scrolls, under its ink rule. */
export function PanelBody({ children }: { children: ReactNode }) {
  return <div className={css.body}>{children}</div>
}

/** The foot that stays: saving, above a double rule. */
export function PanelFoot({ children }: { children: ReactNode }) {
  return <footer className={css.foot}>{children}</footer>
}

/** A list with or without a panel beside it. */
export function Split({ list, panel }: { list: ReactNode; panel: ReactNode }) {
  return (
    <div className={`${css.split} ${panel ? css.withPanel : ''}`}>
      <div className={css.list}>
        <TitleLevel value={panel ? 2 : 1}>{list}</TitleLevel>
      </div>
      {panel}
    </div>
  )
}
