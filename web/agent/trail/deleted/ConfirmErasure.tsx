import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem, api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { paths } from '../../paths.ts'
import css from './deleted.module.css'
import { erasurePath } from './queries.ts'

/** The name typed once more, and no way back. */
export function ConfirmErasure({ id, name }: { id: number; name: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isErasing, setErasing] = useState(false)
  const again = useRef<HTMLInputElement>(null)
  const erase = async (event: FormEvent) => {
    event.preventDefault()
    if (isErasing) return
    if (!isSame(typed, name)) {
      setError(t`It does not say the same as the name`)
      return again.current?.focus()
    }
    setErasing(true)
    try {
      await api.post(erasurePath(id))
      toast(t`The contact was erased for good`)
      await navigate({ to: paths.deletedContacts() })
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(id) })
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setError(problem.problems.map(({ message }) => message).join('. ') || problem.message)
      setErasing(false)
    }
  }
  return (
    <form className={css.confirm} onSubmit={(event) => void erase(event)} noValidate>
      <Field layout="stacked" label={t`To confirm, type the name: ${name}`} error={error}>
        <TextInput
          ref={again}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value)
            setError(null)
          }}
        />
      </Field>
      <div className={css.acts}>
        <Button type="submit" look="destroy" pending={isErasing && t`Erasing…`}>
          {t`Erase for good`}
        </Button>
        <Link className={buttonClass('plain')} to={paths.contact(id)}>
          {t`Cancel`}
        </Link>
      </div>
    </form>
  )
}

const isSame = (typed: string, name: string): boolean =>
  typed.trim().replace(/\s+/g, ' ').normalize() === name.trim().replace(/\s+/g, ' ').normalize()
