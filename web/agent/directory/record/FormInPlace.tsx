import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { FieldValues } from 'react-hook-form'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import type { Entry } from '../../../shared/form/use-entry-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import css from './record.module.css'

type FormInPlaceProps<Values extends FieldValues> = {
  entry: Entry<Values>
  label: string
  onClose: () => void
  /** Both versions, when somebody saved first. */
  stale: ReactNode
  /** Back from both versions to the form. */
  onReconsider: () => void
  children: ReactNode
}

/** The form of a single fact, in its place. */
export function FormInPlace<Values extends FieldValues>(props: FormInPlaceProps<Values>) {
  const { entry, label, onClose, stale, onReconsider, children } = props
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const plain = box.current?.querySelector<HTMLElement>('input:not([role=combobox]), select, textarea')
    plain?.focus()
    if (plain instanceof HTMLInputElement) plain.select()
    if (plain) return
    // A list to write in shows its value only from the second rendering on, and not while it has the focus.
    const frame = requestAnimationFrame(() => box.current?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || stale) return
    event.preventDefault()
    entry.form.reset()
    onClose()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Esc of what is inside
    <div ref={box} onKeyDown={leaveByKey} className={css.form}>
      <EntryForm entry={entry} label={t`Edit ${label}`}>
        {children}
        <p className={css.formActions}>
          <SubmitButton>{t`Save`}</SubmitButton>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </p>
      </EntryForm>
      {stale && (
        <Dialog title={t`Two versions`} width={600} onClose={onReconsider}>
          {stale}
        </Dialog>
      )}
    </div>
  )
}
