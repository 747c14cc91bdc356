import { useLingui } from '@lingui/react/macro'
import { type ReactNode, type Ref, use, useId, useImperativeHandle } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import css from './combo-box.module.css'
import { FieldError, useFieldParts } from './Field.tsx'
import inputCss from './input.module.css'
import menuCss from './menu.module.css'
import { useOverlayHome } from './overlay-home.ts'
import { type ListState, useWrittenChoice } from './use-written-choice.ts'

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
  /** The choices are not yet those for what is written: none of them is taken for it. */
  isSearching?: boolean | undefined
  name?: string
  id?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/**
 * Write to narrow a long list: countries, time zones, companies. What is written and means one choice is taken on Enter
 * and on leaving; what means none, or several, stays and is said, so that no form loses it silently (`unread.ts`).
 */
export function ComboBox({
  choices,
  value,
  onChange,
  onBlur,
  matches,
  onWrite,
  opensBy = 'focus',
  empty,
  isSearching,
  ref,
  name,
  ...own
}: ComboBoxProps) {
  const home = useOverlayHome()
  const { t } = useLingui()
  const noteId = useId()
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid, ...parts } = useFieldParts(own)
  const choosing = useWrittenChoice({ choices, value, onChange, matches, onWrite, isSearching })
  const { input, list, written, error, marked, take, settle } = choosing
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  return (
    <div onKeyDownCapture={choosing.press} onPointerDownCapture={choosing.point}>
      <AriaComboBox
        {...own}
        {...parts}
        aria-label={own['aria-label'] ?? (parts.id ? undefined : name)}
        aria-describedby={[error && noteId, describedBy].filter(Boolean).join(' ') || undefined}
        isInvalid={Boolean(invalid) || error !== ''}
        defaultItems={choices}
        selectedKey={value || null}
        onSelectionChange={(key) => {
          // The list says the chosen one again when it closes; that is no choice of a person's.
          const id = key === null ? '' : String(key)
          const isChosenAgain = marked() === id && document.activeElement === input.current
          if (id !== (value || '') || isChosenAgain) take(id)
        }}
        inputValue={written}
        onInputChange={choosing.write}
        defaultFilter={(each, text) => matches(each, text)}
        onBlur={() => {
          settle()
          onBlur?.()
        }}
        allowsEmptyCollection
        menuTrigger={opensBy}
        className={css.whole}
      >
        <Input className={`${inputCss.input} ${css.input}`} ref={input} name={name} autoComplete="off" />
        <AriaButton className={css.opener} aria-label={t`Show the list`}>
          <span className={css.arrow} />
        </AriaButton>
        <ListStateIn state={list} />
        <Popover UNSTABLE_portalContainer={home} className={`${menuCss.popover} ${css.popover}`} offset={4}>
          <ListBox
            className={`${menuCss.menu} ${css.list}`}
            renderEmptyState={() => <p className={css.empty}>{empty ?? t`Nothing matches`}</p>}
          >
            {(choice: Choice) => (
              <ListBoxItem
                id={choice.id}
                textValue={choice.label}
                className={`${menuCss.item} ${css.choice}`}
              >
                <span>{choice.label}</span>
                {choice.detail && <span className="meta">{choice.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
      <FieldError id={noteId}>{error}</FieldError>
    </div>
  )
}

/** The state of the list around, for those who stand outside it. */
function ListStateIn({ state }: { state: Ref<ListState> }) {
  const current = use(ComboBoxStateContext)
  useImperativeHandle<ListState, ListState>(state, () => current)
  return null
}
