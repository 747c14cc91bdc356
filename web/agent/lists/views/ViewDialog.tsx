import { useLingui } from '@lingui/react/macro'
import { type FormEvent, useId, useState } from 'react'
import type { ListRecord, ViewAnswer } from '../../../../server/modules/lists/wire.ts'
import { ApiProblem, api, newIdempotencyKey } from '../../../shared/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import type { Shown } from '../list-search.ts'
import css from './views.module.css'

type ViewDialogProps = {
  record: ListRecord
  shown: Shown
  /** To be renamed or shared; undefined: a new one. */
  view: ViewAnswer | undefined
  onClose: () => void
  onSaved: (view: ViewAnswer) => Promise<void>
}

/** The name of a view, and whether everybody sees it. */
export function ViewDialog({ record, shown, view, onClose, onSaved }: ViewDialogProps) {
  const { t } = useLingui()
  const form = useId()
  const [key] = useState(newIdempotencyKey)
  const [name, setName] = useState(view?.name ?? '')
  const [isShared, setShared] = useState(view?.isShared ?? false)
  const [error, setError] = useState('')
  const [isSaving, setSaving] = useState(false)
  const { session } = useAgent()
  const mayShare = isFor(session, { permission: record === 'ticket' ? 'tickets.write' : 'contacts.write' })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    try {
      await onSaved(
        view
          ? await api.patch<ViewAnswer>(
              `/api/agent/views/${view.id}`,
              { name, isShared },
              { version: view.version },
            )
          : await api.post<ViewAnswer>(
              '/api/agent/views',
              { record, name, isShared, ...shown },
              { idempotencyKey: key },
            ),
      )
    } catch (problem) {
      setSaving(false)
      if (!(problem instanceof ApiProblem)) throw problem
      setError(problem.problems[0]?.message ?? problem.message)
    }
  }
  return (
    <Dialog
      title={view ? t`Rename or share the view` : t`Save as a view`}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" type="submit" form={form} pending={isSaving && t`Saving…`}>{t`Save`}</Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={(event) => void save(event)} noValidate>
        <Field label={t`Name of the view`} layout="stacked" error={error}>
          <TextInput
            value={name}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Checkbox
          checked={isShared}
          disabled={!mayShare && !isShared}
          hint={
            mayShare
              ? t`All agents see it. Only you and who may change settings can change it.`
              : t`Your role only allows reading: the view is for you alone.`
          }
          onChange={({ target }) => setShared(target.checked)}
        >
          {t`Share it with everybody`}
        </Checkbox>
      </form>
    </Dialog>
  )
}
