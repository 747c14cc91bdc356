import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { Button } from '../../../ui/Button.tsx'
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
    const field = box.current?.querySelector<HTMLElement>('input, select, textarea')
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
  }, [])
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    entry.form.reset()
    onClose()
  }
  if (change.stale)
    return (
      <StaleContact
        stale={change.stale}
        onSend={(draft, version) => void told(() => change.send(draft, version))}
        onDiscard={change.discard}
      />
    )
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
    </div>
  )
}
