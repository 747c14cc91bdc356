import { useLingui } from '@lingui/react/macro'
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { Chip } from './Chip.tsx'
import css from './chip.module.css'
import { useFieldParts } from './Field.tsx'

type TagInputProps = {
  value: string[]
  onChange: (values: string[]) => void
  onBlur?: () => void
  /** A space ends a value as a comma does: for values that hold none, such as domains. */
  bySpace?: true
  /** What two ways of writing one value have in common. */
  keyOf?: (value: string) => string
  /** Values to be drawn as errors; what is wrong is said by the Field. */
  wrong?: string[]
  name?: string
  id?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/**
 * Several short values: tags, mail domains. Comma, Enter and Tab add; a pasted list is cut; Backspace takes the last away.
 * The arrows go from one value to the next, where Delete and Backspace take it away.
 */
export function TagInput({
  value,
  onChange,
  onBlur,
  bySpace,
  keyOf = (word) => word,
  wrong = [],
  name,
  ref,
  ...own
}: TagInputProps) {
  const { t } = useLingui()
  const [written, setWritten] = useState('')
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  const parts = useFieldParts(own)
  const cut = (text: string) =>
    text
      .split(bySpace ? /[,;\s]+/ : /[,;\n]+/)
      .map((word) => word.trim())
      .filter(Boolean)
  const add = (text: string) => {
    const known = new Set(value.map(keyOf))
    const fresh = cut(text).filter((word) => !known.has(keyOf(word)) && known.add(keyOf(word)))
    setWritten('')
    if (fresh.length === 0) return
    onChange([...value, ...fresh])
    setSaid(t`Added: ${fresh.join(', ')}`)
  }
  const remove = (place: number) => {
    const word = value[place]
    if (word === undefined) return
    onChange(value.filter((_, other) => other !== place))
    setSaid(t`Removed: ${word}`)
  }
  /** The cross at a place of the list; behind the last one comes the input. */
  const goTo = (place: number) => {
    const crosses = box.current?.querySelectorAll<HTMLElement>('button') ?? []
    ;(crosses[Math.max(place, 0)] ?? input.current)?.focus()
  }
  const byKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = value.length - 1
    if (written === '' && event.key === 'Backspace') return remove(last)
    if (event.key === 'ArrowLeft' && event.currentTarget.selectionEnd === 0 && last >= 0) return goTo(last)
    if (written.trim() === '') return
    // Ctrl+Enter saves: what has been written belongs to it.
    if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? add(written) : undefined
    if (![',', ';', 'Enter', 'Tab', ...(bySpace ? [' '] : [])].includes(event.key)) return
    event.preventDefault()
    add(written)
  }
  const byKeyOnCross = (event: KeyboardEvent, place: number) => {
    const places: Record<string, number> = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      Home: 0,
      End: value.length,
    }
    const to = places[event.key]
    if (to !== undefined) {
      event.preventDefault()
      return goTo(to)
    }
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    removeAndStay(place)
  }
  /** The focus goes to the value that comes next, or to the input behind the last one. */
  const removeAndStay = (place: number) => {
    goTo(place + 1)
    remove(place)
  }
  const byPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (cut(pasted).length < 2) return
    event.preventDefault()
    add(written + pasted)
  }
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    add(written)
    if (!box.current?.contains(event.relatedTarget)) onBlur?.()
  }
  return (
    <div className={css.input} ref={box}>
      {value.map((word, place) => (
        <Chip
          key={word}
          name={word}
          isWrong={wrong.includes(word)}
          onRemove={() => removeAndStay(place)}
          onKeyDown={(event) => byKeyOnCross(event, place)}
        >
          {word}
        </Chip>
      ))}
      <input
        {...parts}
        {...own}
        ref={input}
        name={name}
        value={written}
        autoComplete="off"
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={byKey}
        onPaste={byPaste}
        onBlur={leave}
      />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}
