import { useLingui } from '@lingui/react/macro'
import { type ComponentType, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { FieldValues } from 'react-hook-form'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import type { Entry } from '../../../shared/form/use-entry-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { told } from '../contact/told.ts'
import css from './record.module.css'
import type { BothVersions, RecordChange } from './use-record-change.ts'

type FormInPlaceProps<Values extends FieldValues, Answer, Draft extends object> = {
  entry: Entry<Values>
  label: string
  onClose: () => void
  change: RecordChange<Answer, Draft>
  /** Shows both versions, when somebody saved first. */
  Versions: ComponentType<BothVersions<Answer, Draft>>
  children: ReactNode
}

/** The form of a single fact, in its place. */
export function FormInPlace<Values extends FieldValues, Answer, Draft extends object>(
  props: FormInPlaceProps<Values, Answer, Draft>,
) {
  const { entry, label, onClose, change, Versions, children } = props
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
    if (event.key !== 'Escape' || event.defaultPrevented || change.stale) return
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
      {change.stale && (
        <Dialog title={t`Two versions`} width={600} onClose={change.reconsider}>
          <Versions
            stale={change.stale}
            onSend={(draft, version) => void told(() => change.send(draft, version))}
            onDiscard={change.discard}
          />
        </Dialog>
      )}
    </div>
  )
}
