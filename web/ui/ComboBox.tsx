import { useLingui } from '@lingui/react/macro'
import {
  type ContextType,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  use,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
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
import { theOneMeant } from './the-one-meant.ts'

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
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<ListState>(null)
  /** Which marks count, by where arrows or a press have gone since something was last written. */
  const counts = useRef<Counts>('none')
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  const label = choices.find(({ id }) => id === value)?.label ?? ''
  const [written, setWritten] = useState(label)
  const [known, setKnown] = useState({ value, label })
  const [error, setError] = useState('')
  if (known.value !== value || known.label !== label) {
    setKnown({ value, label })
    if (known.value !== value || written === known.label) setWritten(label)
  }

  // In the page at once: a form that is sent by this very key looks for it there.
  const say = (message: string) => {
    setError(message)
    if (message) input.current?.setAttribute('data-unread', message)
    else input.current?.removeAttribute('data-unread')
  }
  const write = (text: string) => {
    counts.current = 'none'
    setWritten(text)
    say('')
    if (text === '' && value) onChange('')
    onWrite?.(text)
  }
  const take = (id: string) => {
    say('')
    if (id === value) return setWritten(label)
    onChange(id)
  }
  /** The choice that is marked in the list, if it was marked since something was last written. */
  const marked = (): string | null => {
    const { isOpen, selectionManager } = list.current ?? {}
    if (!isOpen || !selectionManager || selectionManager.focusedKey === null) return null
    const choice = choices.find(({ id }) => id === String(selectionManager.focusedKey))
    const isFitting = counts.current === 'fitting' && choice && matches(choice.label, written)
    if (isSettled() || counts.current === 'all' || isFitting) return String(selectionManager.focusedKey)
    // A list that opens only now marks what was chosen before, whatever has been written since.
    selectionManager.setFocusedKey(null)
    return null
  }
  const isSettled = () => written.trim() === '' || written === label
  /** Whether what stands in the field is a choice, is none, or has become one. */
  const settle = (): boolean => {
    const text = written.trim()
    if (isSettled()) return true
    const meant = isSearching ? 'none' : theOneMeant(choices, text, matches)
    if (typeof meant === 'object') {
      take(meant.id)
      return true
    }
    say(
      meant === 'several'
        ? t`“${text}” could be several of the choices: choose one from the list`
        : t`“${text}” is none of the choices: choose one from the list`,
    )
    return false
  }
  const press = (event: KeyboardEvent) => {
    if (event.target !== input.current) return
    const strategy = strategies[event.key]
    if (strategy && list.current && !list.current.isOpen && !isSettled()) {
      // By itself it would open with all the choices, on the one chosen before.
      event.preventDefault()
      event.stopPropagation()
      counts.current = 'fitting'
      return list.current.open(strategy, 'input')
    }
    if (strategy) counts.current = 'all'
    const choice = marked()
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (choice !== null) {
      // The list takes it by Enter and Tab, but does not know the key that sends the form.
      if (isSending) take(choice)
      return
    }
    const isOpen = input.current.getAttribute('aria-expanded') === 'true'
    if (event.key === 'Escape' && isOpen) {
      // For the list: the dialog around stays.
      event.preventDefault()
      setWritten(label)
      say('')
    }
    if (event.key === 'Tab' || isSending) return void settle()
    if (event.key !== 'Enter' || isSettled()) return
    // This Enter is for the choice, not for the form around.
    event.preventDefault()
    if (isSearching || !settle()) event.stopPropagation()
  }
  const point = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest('[role=option]')) counts.current = 'all'
  }
  return (
    <div onKeyDownCapture={press} onPointerDownCapture={point}>
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
          const isChosenAgain = marked() !== null && document.activeElement === input.current
          if (id !== (value || '') || isChosenAgain) take(id)
        }}
        inputValue={written}
        onInputChange={write}
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

/** None; those of an open list that arrows or a press have gone to; those that fit what is written, of one they open. */
type Counts = 'none' | 'all' | 'fitting'

/** Where an arrow begins in the list that it opens. */
const strategies: Record<string, 'first' | 'last'> = { ArrowDown: 'first', ArrowUp: 'last' }

type ListState = ContextType<typeof ComboBoxStateContext>

/** The state of the list around, for those who stand outside it. */
function ListStateIn({ state }: { state: Ref<ListState> }) {
  const current = use(ComboBoxStateContext)
  useImperativeHandle<ListState, ListState>(state, () => current)
  return null
}
