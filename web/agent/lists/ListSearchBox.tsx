import { useRef, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import css from './list.module.css'

const pause = 200

type ListSearchBoxProps = {
  /** What is searched now, as the address says. */
  q: string | undefined
  /** While one goes on writing, the address changes in place: Back leads to the list before the search. */
  onSearch: (q: string, how: 'push' | 'replace') => void
  label: string
  placeholder: string
}

/** Narrows the list to what is written, after each pause in writing. */
export function ListSearchBox({ q = '', onSearch, label, placeholder }: ListSearchBoxProps) {
  const [written, setWritten] = useState(q)
  const [asked, setAsked] = useState(q)
  const clock = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (q !== asked) {
    setAsked(q)
    setWritten(q)
  }
  const ask = (text: string) => {
    clearTimeout(clock.current)
    if (text.trim() === asked) return
    setAsked(text.trim())
    onSearch(text.trim(), asked === '' ? 'push' : 'replace')
  }
  const write = (text: string) => {
    setWritten(text)
    clearTimeout(clock.current)
    clock.current = setTimeout(() => ask(text), pause)
  }
  return (
    <search className={css.search}>
      <Icon name="search" />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={written}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && ask(written)}
      />
    </search>
  )
}
