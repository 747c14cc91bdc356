import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Fact } from '../../../ui/Facts.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import css from './record.module.css'

export type FactWords = {
  name: string
  /** The value as it is read; "empty" when there is none. */
  value: ReactNode
  /** What stands under the value: verified, by default, the time there. */
  notes?: ReactNode
  /** Copying. */
  actions?: ReactNode
}

type EditInPlaceProps = FactWords & {
  /** The form of the one value, while it is open. */
  form: (close: () => void) => ReactNode
  /** What it takes to edit it. */
  permission?: 'contacts.write' | 'accounts.write' | 'tickets.write'
}

/** A fact that is edited where it stands: a press, Enter or F2 opens its field, Esc leaves everything as it was. */
export function EditInPlace({
  name,
  value,
  notes,
  actions,
  form,
  permission = 'contacts.write',
}: EditInPlaceProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const shown = value || <span className="meta">{t`empty`}</span>
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen) return <Fact name={name}>{form(() => setOpen(false))}</Fact>
  if (!isFor(session, { permission }))
    return (
      <Fact name={name} actions={actions}>
        <div>{shown}</div>
        {notes}
      </Fact>
    )
  const openByKey = (event: KeyboardEvent) => {
    if (event.key === 'F2') setOpen(true)
  }
  return (
    <Fact name={name} actions={actions}>
      <button
        type="button"
        ref={opener}
        className={css.value}
        onClick={() => setOpen(true)}
        onKeyDown={openByKey}
      >
        {shown}
        <span className="visually-hidden">{t`edit ${name}`}</span>
      </button>
      {notes}
    </Fact>
  )
}
