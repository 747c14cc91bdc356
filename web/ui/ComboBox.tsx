import { useLingui } from '@lingui/react/macro'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import css from './combo-box.module.css'
import { useFieldParts } from './Field.tsx'
import inputCss from './input.module.css'
import menuCss from './menu.module.css'
import { useOverlayHome } from './overlay-home.ts'

export type Choice = { id: string; label: string; detail?: ReactNode }

type ComboBoxProps = {
  choices: Choice[]
  /** Id of the chosen one, or '' for none. */
  value: string
  onChange: (id: string) => void
  onBlur?: () => void
  /** Whether `label` matches what is written; give the folding one of `shared/fold.ts`. */
  matches: (label: string, written: string) => boolean
  /** For choices that the server finds: what is written, after each key. `matches` then says yes to all. */
  onWrite?: (written: string) => void
  /** Whether the list opens as soon as the field has the focus, or when something is written. */
  opensBy?: 'focus' | 'input'
  /** Said when nothing matches. */
  empty?: ReactNode
  name?: string
  id?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/** Write to narrow a long list: countries, time zones, companies. */
export function ComboBox({
  choices,
  value,
  onChange,
  onBlur,
  matches,
  onWrite,
  opensBy = 'focus',
  empty,
  ref,
  name,
  ...own
}: ComboBoxProps) {
  const home = useOverlayHome()
  const { t } = useLingui()
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid, ...parts } = useFieldParts(own)
  return (
    <AriaComboBox
      {...own}
      {...parts}
      aria-label={own['aria-label'] ?? (parts.id ? undefined : name)}
      aria-describedby={describedBy}
      isInvalid={Boolean(invalid)}
      defaultItems={choices}
      selectedKey={value || null}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key))}
      onInputChange={onWrite}
      defaultFilter={(label, written) => matches(label, written)}
      onBlur={onBlur}
      allowsEmptyCollection
      menuTrigger={opensBy}
      className={css.whole}
    >
      <Input className={`${inputCss.input} ${css.input}`} ref={ref} name={name} autoComplete="off" />
      <AriaButton className={css.opener} aria-label={t`Show the list`}>
        <span className={css.arrow} />
      </AriaButton>
      <Popover UNSTABLE_portalContainer={home} className={`${menuCss.popover} ${css.popover}`} offset={4}>
        <ListBox
          className={`${menuCss.menu} ${css.list}`}
          renderEmptyState={() => <p className={css.empty}>{empty ?? t`Nothing matches`}</p>}
        >
          {(choice: Choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={`${menuCss.item} ${css.choice}`}>
              <span>{choice.label}</span>
              {choice.detail && <span className="meta">{choice.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
