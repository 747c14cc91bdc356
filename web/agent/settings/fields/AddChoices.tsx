import { useLingui } from '@lingui/react/macro'
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react'
import { foldText } from '../../../../server/lib/pure/fold-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import css from './fields.module.css'
import type { ChoiceValue } from './values.ts'

type AddChoicesProps = {
  existing: readonly ChoiceValue[]
  onAdd: (choices: ChoiceValue[]) => void
  /** Of an archived choice whose name was written: it is offered again. */
  onBack: (at: number) => void
}

/** Adds a choice by Enter, or a pasted list, one a line; after a tab or semicolon its English. What is there already is left out. */
export function AddChoices({ existing, onAdd, onBack }: AddChoicesProps) {
  const { t } = useLingui()
  const id = useId()
  const [text, setText] = useState('')
  const [told, setTold] = useState('')
  const add = (written: string) => {
    const lines = readChoices(written)
    const known = (choice: ChoiceValue) =>
      existing.findIndex(({ es, en }) => isSame(es, choice.es) || isSame(en, choice.en))
    const fresh = lines.filter((choice) => known(choice) < 0)
    for (const choice of lines) if (existing[known(choice)]?.isArchived) onBack(known(choice))
    if (fresh.length > 0) onAdd(fresh)
    setText('')
    const skipped = countLines(written) - fresh.length
    const counts = lines.length > 1 || skipped > 0 ? t`${fresh.length} added, ${skipped} there already` : ''
    const further = hasFurtherColumns(written) ? t`Only the first two columns were taken.` : ''
    setTold([counts, further].filter(Boolean).join('. '))
  }
  const addWritten = () => {
    if (text.trim() !== '') add(text)
  }
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // With Ctrl the form is saved, and what is written here with it.
    if (!event.ctrlKey && !event.metaKey) event.preventDefault()
    addWritten()
  }
  const addPasted = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[\n\t]/.test(pasted.trim())) return
    event.preventDefault()
    add(pasted)
  }
  return (
    <div>
      <div className={css.add}>
        <TextInput
          id={id}
          aria-label={t`New choice`}
          aria-describedby={`${id}-hint`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={addByKey}
          onPaste={addPasted}
          onBlur={addWritten}
        />
        <Button onClick={addWritten}>{t`Add`}</Button>
      </div>
      <p className="meta" id={`${id}-hint`}>
        {t`Enter adds it. A pasted list becomes one choice a line.`}
      </p>
      <p className="meta" role="status">
        {told}
      </p>
    </div>
  )
}

/** One choice a line, each name once. */
export function readChoices(text: string): ChoiceValue[] {
  const seen = new Set<string>()
  return text.split(/\r?\n/).flatMap((line) => {
    const [es = '', en = ''] = columnsOf(line)
    const key = foldText(es)
    if (key === '' || seen.has(key)) return []
    seen.add(key)
    return [{ optionId: null, es, en: en || es, isArchived: false }]
  })
}

const countLines = (text: string) => text.split(/\r?\n/).filter((line) => columnsOf(line)[0]).length
const hasFurtherColumns = (text: string) =>
  text.split(/\r?\n/).some((line) => columnsOf(line).slice(2).some(Boolean))
const columnsOf = (line: string) => line.split(/[\t;]/).map((part) => part.trim())

const isSame = (one: string, other: string) => foldText(one) === foldText(other)
