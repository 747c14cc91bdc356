import { useLingui } from '@lingui/react/macro'
import { type ContextType, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { theOneMeant } from './the-one-meant.ts'

export type ListState = ContextType<typeof ComboBoxStateContext>

type Choosing = {
  choices: readonly { id: string; label: string }[]
  value: string
  onChange: (id: string) => void
  matches: (label: string, written: string) => boolean
  onWrite: ((written: string) => void) | undefined
  isSearching: boolean | undefined
}

/**
 * What is written in a combo box, and the choice that it becomes: the one that is marked in the list where that is meant, else
 * the one that the text means; what means none or several is said, and stays. `press` and `point` see keys and presses first.
 */
export function useWrittenChoice({ choices, value, onChange, matches, onWrite, isSearching }: Choosing) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<ListState>(null)
  /** Which marks count, by where arrows or a press have gone since something was last written. */
  const counts = useRef<Counts>('none')
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
  return { input, list, written, error, write, take, marked, settle, press, point }
}

/** None; those of an open list that arrows or a press have gone to; those that fit what is written, of one they open. */
type Counts = 'none' | 'all' | 'fitting'

/** Where an arrow begins in the list that it opens. */
const strategies: Record<string, 'first' | 'last'> = { ArrowDown: 'first', ArrowUp: 'last' }
