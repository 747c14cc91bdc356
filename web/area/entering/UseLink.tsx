import type { ReactNode } from 'react'
import { ApiProblem, api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { linkPath } from '../../shared/security/link.ts'
import css from '../../shared/sign-in.module.css'

type UseLinkProps<Answer> = {
  place: string
  token: string
  label: string
  failed: string
  pending: string
  onUsed: (answer: Answer) => void
  onGone: () => void
  /** The button. */
  children: string
  also?: ReactNode
}

/** The button that uses a mailed link: opening the page alone, as scanners of mail do, uses nothing. */
export function UseLink<Answer>(props: UseLinkProps<Answer>) {
  const { place, token, label, failed, pending, onUsed, onGone, children, also } = props
  const entry = useEntryForm({
    start: {},
    save: async () => {
      try {
        return await api.post<Answer>(linkPath(place, token))
      } catch (problem) {
        if (problem instanceof ApiProblem && problem.status === 404) return null
        throw problem
      }
    },
    saved: (answer) => (answer === null ? onGone() : onUsed(answer)),
  })
  return (
    <EntryForm entry={entry} label={label} guard="none" failed={failed} className={css.form}>
      <div className={css.actions}>
        <SubmitButton pending={pending}>{children}</SubmitButton>
        {also}
      </div>
    </EntryForm>
  )
}
