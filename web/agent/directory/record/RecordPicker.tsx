import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { matchesFolded } from '../../../shared/fold.ts'
import { type Choice, ComboBox } from '../../../ui/ComboBox.tsx'
import { useSettled } from './use-settled.ts'

type RecordPickerProps = {
  /** Absent: the Field around it has the label, its errors, and the id that an error summary leads to. */
  'aria-label'?: string
  /** Begins the key under which what was found is kept. */
  kind: string
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>
  onPick: (choice: Choice) => void
  ref?: Ref<HTMLInputElement>
}

/** Write to find a record, pick it, and the field is empty for the next one. */
export function RecordPicker({ kind, find, onPick, ref, ...own }: RecordPickerProps) {
  const { t } = useLingui()
  const [written, setWritten] = useState('')
  const [picked, setPicked] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  const text = useSettled(written.trim())
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: ['pick', kind, text],
    queryFn: ({ signal }) => find(text, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  // A field of its own for each record: emptying the same one would open its list again.
  useEffect(() => {
    if (picked > 0) input.current?.focus()
  }, [picked])
  // What is still there from fewer letters stays only where it fits: Enter must not take what was not searched for.
  const isFresh = !isPlaceholderData && text === written.trim()
  const pick = (id: string) => {
    const choice = data?.find((each) => each.id === id)
    if (!choice) return
    setWritten('')
    setPicked(picked + 1)
    onPick(choice)
  }
  return (
    <ComboBox
      {...own}
      key={picked}
      ref={input}
      opensBy="input"
      choices={data ?? []}
      value=""
      onChange={pick}
      onWrite={setWritten}
      matches={(label, now) => isFresh || matchesFolded(label, now)}
      isSearching={!isFresh && !error}
      empty={error ? error.message : isFetching || !isFresh ? t`Searching…` : undefined}
    />
  )
}
