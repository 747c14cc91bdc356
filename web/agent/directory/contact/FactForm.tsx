import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import css from './contact.module.css'
import { StaleContact } from './StaleContact.tsx'
import { told } from './told.ts'
import { useChangeForm } from './use-change-form.ts'

type FactFormProps = { contact: ContactAnswer; label: string; onClose: () => void; children: ReactNode }

/** The form of a single fact, in its place. */
export function FactForm({ contact, label, onClose, children }: FactFormProps) {
  const { t } = useLingui()
  const { entry, change } = useChangeForm(contact, onClose)
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
    <div ref={box} onKeyDown={leaveByKey} className={css.factForm}>
      <EntryForm entry={entry} label={t`Edit ${label}`}>
        {children}
        <p className={css.factActions}>
          <SubmitButton>{t`Save`}</SubmitButton>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </p>
      </EntryForm>
      {change.stale && (
        <Dialog title={t`Two versions`} width={600} onClose={change.reconsider}>
          <StaleContact
            stale={change.stale}
            onSend={(draft, version) => void told(() => change.send(draft, version))}
            onDiscard={change.discard}
          />
        </Dialog>
      )}
    </div>
  )
}
