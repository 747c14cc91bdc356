import { useLingui } from '@lingui/react/macro'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from 'react'
import { Chip } from './Chip.tsx'
import css from './chip.module.css'
import { useFieldParts } from './Field.tsx'

type TagInputProps = {
  value: string[]
  onChange: (values: string[]) => void
  onBlur?: () => void
  /** Cuts what is written or pasted into values; commas, semicolons and line breaks unless given. */
  split?: (written: string) => string[]
  name?: string
  id?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/** Several short values: tags, mail domains. Comma, Enter and Tab add; a pasted list is cut; Backspace takes the last away. */
export function TagInput({ value, onChange, onBlur, split = cut, name, ref, ...own }: TagInputProps) {
  const { t } = useLingui()
  const [written, setWritten] = useState('')
  const [said, setSaid] = useState('')
  const parts = useFieldParts(own)
  const add = (text: string) => {
    const fresh = split(text).filter(
      (word, index, all) => word && !value.includes(word) && all.indexOf(word) === index,
    )
    setWritten('')
    if (fresh.length === 0) return
    onChange([...value, ...fresh])
    setSaid(t`Added: ${fresh.join(', ')}`)
  }
  const remove = (word: string) => {
    onChange(value.filter((other) => other !== word))
    setSaid(t`Removed: ${word}`)
  }
  const byKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const hasText = written.trim() !== ''
    if (event.key === 'Backspace' && written === '' && value.length > 0)
      return remove(value[value.length - 1] ?? '')
    if (!hasText || event.ctrlKey || event.metaKey || ![',', ';', 'Enter', 'Tab'].includes(event.key)) return
    event.preventDefault()
    add(written)
  }
  const byPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (split(pasted).length < 2) return
    event.preventDefault()
    add(written + pasted)
  }
  return (
    <div className={css.input}>
      {value.map((word) => (
        <Chip key={word} name={word} onRemove={() => remove(word)}>
          {word}
        </Chip>
      ))}
      <input
        {...parts}
        {...own}
        ref={ref}
        name={name}
        value={written}
        autoComplete="off"
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={byKey}
        onPaste={byPaste}
        onBlur={() => {
          add(written)
          onBlur?.()
        }}
      />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}

function cut(written: string) {
  return written
    .split(/[,;\n]+/)
    .map((word) => word.trim())
    .filter(Boolean)
}
