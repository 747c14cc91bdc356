import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { ariaKeys, type ButtonLook, buttonClass } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import css from './menu.module.css'
import { placeUnder, stepIn } from './menu-moves.ts'

export type MenuEntry =
  | { id: string; label: string; keys?: string; isDanger?: boolean; onAction: () => void }
  | { id: string; rule: true }

type MenuProps = {
  /** Words of the button that opens the menu. */
  label: ReactNode
  /** Name of the button where `label` alone does not say it. */
  'aria-label'?: string
  look?: ButtonLook
  icon?: IconName
  entries: MenuEntry[]
}

/**
 * A button that opens a list of actions (the menu button of the ARIA practices). The sheet is a native popover: it lies over
 * dialogs too, and Esc and a press elsewhere close it. React Aria's would cost the first page 47 KB of script.
 */
export function Menu({ label, look = 'plain', icon, entries, ...rest }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => sheet.current?.hidePopover()
  useEffect(() => {
    if (!isOpen || !button.current || !sheet.current) return
    placeUnder(button.current, sheet.current)
    sheet.current.querySelector('button')?.focus()
    const opened = sheet.current
    const hide = () => opened.hidePopover()
    window.addEventListener('resize', hide)
    return () => window.removeEventListener('resize', hide)
  }, [isOpen])

  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    sheet.current?.showPopover()
  }
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close()
    if (event.key === 'Escape') event.stopPropagation()
    if (sheet.current && stepIn(sheet.current, event.key)) event.preventDefault()
  }
  return (
    <>
      <button
        {...rest}
        ref={button}
        type="button"
        className={`${buttonClass(look)} ${css.opener}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        popoverTarget={id}
        onKeyDown={openByArrow}
      >
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="down" />
      </button>
      <div
        id={id}
        ref={sheet}
        popover="auto"
        role="menu"
        aria-label={rest['aria-label'] ?? (typeof label === 'string' ? label : undefined)}
        className={`${css.popover} ${css.sheet} ${css.menu}`}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={move}
      >
        {entries.map((entry) =>
          'rule' in entry ? (
            <hr key={entry.id} className={css.rule} />
          ) : (
            <Item key={entry.id} entry={entry} close={close} />
          ),
        )}
      </div>
    </>
  )
}

function Item({ entry, close }: { entry: Exclude<MenuEntry, { rule: true }>; close: () => void }) {
  const { label, keys, isDanger, onAction } = entry
  const act = () => {
    close()
    onAction()
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={`${css.item} ${isDanger ? css.danger : ''}`}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      onClick={act}
      onPointerMove={(event) => event.currentTarget.focus()}
    >
      {label}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
