import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Separator,
} from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { ariaKeys, type ButtonLook, buttonClass } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import css from './menu.module.css'
import { useOverlayHome } from './overlay-home.ts'

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

/** A button that opens a list of actions. */
export function Menu({ label, look = 'plain', icon, entries, ...rest }: MenuProps) {
  const home = useOverlayHome()
  return (
    <MenuTrigger>
      <AriaButton className={`${buttonClass(look)} ${css.opener}`} {...rest}>
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="down" />
      </AriaButton>
      <Popover
        UNSTABLE_portalContainer={home}
        className={css.popover ?? ''}
        placement="bottom end"
        offset={4}
      >
        <AriaMenu className={css.menu ?? ''}>
          {entries.map((entry) =>
            'rule' in entry ? (
              <Separator key={entry.id} className={css.rule ?? ''} />
            ) : (
              <Item key={entry.id} entry={entry} />
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Item({ entry }: { entry: Exclude<MenuEntry, { rule: true }> }) {
  const { id, label, keys, isDanger, onAction } = entry
  return (
    <AriaMenuItem
      id={id}
      textValue={label}
      onAction={onAction}
      className={`${css.item} ${isDanger ? css.danger : ''}`}
      aria-keyshortcuts={keys && ariaKeys(keys)}
    >
      {label}
      {keys && <Kbd keys={keys} />}
    </AriaMenuItem>
  )
}
