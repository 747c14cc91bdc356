import type { ReactNode } from 'react'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import formCss from '../../shared/sign-in.module.css'

type AnswerFormProps<Answer> = {
  label: string
  /** Heads what the server refused. */
  failed: string
  send: (button: string) => Promise<Answer>
  onAnswered: (answer: Answer) => void
  /** The buttons. */
  children: ReactNode
}

/** The buttons of a page that a mail led to: opening it alone, as scanners of mail do, does nothing. */
export function AnswerForm<Answer>({ label, failed, send, onAnswered, children }: AnswerFormProps<Answer>) {
  const entry = useEntryForm({
    start: {},
    save: (_values, button) => send(button),
    saved: onAnswered,
  })
  return (
    <EntryForm entry={entry} label={label} guard="none" failed={failed} className={formCss.form}>
      <div className={formCss.actions}>{children}</div>
    </EntryForm>
  )
}
