import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Choice, ComboBox } from '../../../ui/ComboBox.tsx'
import { useSettled } from './use-settled.ts'

type RecordPickerProps = {
  'aria-label': string
  id?: string
  /** Begins the key under which what was found is kept. */
  kind: string
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>
  onPick: (choice: Choice) => void
}

/** Write to find a record, pick it, and the field is empty for the next one. */
export function RecordPicker({ kind, find, onPick, ...own }: RecordPickerProps) {
  const { t } = useLingui()
  const [picked, setPicked] = useState(0)
  const [written, setWritten] = useState('')
  const text = useSettled(written.trim())
  const input = useRef<HTMLInputElement>(null)
  const { data, isFetching, error } = useQuery({
    queryKey: ['pick', kind, text],
    queryFn: ({ signal }) => find(text, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  useEffect(() => {
    if (picked > 0) input.current?.focus()
  }, [picked])
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
      choices={data ?? []}
      value=""
      onChange={pick}
      onWrite={setWritten}
      matches={() => true}
      empty={error ? error.message : isFetching ? t`Searching…` : undefined}
    />
  )
}
