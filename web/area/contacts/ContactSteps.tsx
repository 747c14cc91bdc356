import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormState } from 'react-hook-form'
import type { SampleAnswer } from '../../../server/modules/additional-contacts/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { paths } from '../paths.ts'
import css from './contacts.module.css'
import { type Card, cardPath } from './queries.ts'
import { useDeleteCard } from './use-delete-card.ts'
import type { CardValues } from './values.ts'

/** Beside the saving button: a sample to the contact, and deleting. */
export function ContactSteps({ account, card }: { account: number; card: Card }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const deleteCard = useDeleteCard(account)
  const { dirtyFields } = useFormState<CardValues>()
  const [pending, setPending] = useState<'sample' | 'delete' | null>(null)
  const [refused, setRefused] = useState<ApiProblem | null>(null)
  const attempt = async (step: 'sample' | 'delete', act: () => Promise<unknown>) => {
    if (pending) return
    setPending(step)
    setRefused(null)
    try {
      await act()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setRefused(problem)
    } finally {
      setPending(null)
    }
  }
  const sendSample = () =>
    attempt('sample', async () => {
      const { email } = await api.post<SampleAnswer>(`${cardPath(account, card.id)}/sample`)
      toast(t`A sample is on its way to ${email}`)
    })
  const remove = () =>
    card.roles.length > 0
      ? navigate({ to: paths.contact(account, card.id), search: { delete: true } })
      : attempt('delete', () => deleteCard(card, null))
  const notNow = card.suppressedAt
    ? t`No mail arrives at this address.`
    : dirtyFields.email && t`Save the new address first.`
  return (
    <>
      <Button
        pending={pending === 'sample' && t`Sending…`}
        reason={notNow}
        onClick={() => void sendSample()}
      >{t`Send a sample`}</Button>
      <Button
        look="danger"
        className={css.delete}
        pending={pending === 'delete' && t`Deleting…`}
        onClick={() => void remove()}
      >{t`Delete contact`}</Button>
      {refused && (
        <div className={css.refused}>
          <Say tone="danger" role="alert">
            <Refused problem={refused} />
          </Say>
        </div>
      )}
    </>
  )
}

/** Why a step was not taken, in the server's sentences. */
export function Refused({ problem }: { problem: ApiProblem }) {
  const { t } = useLingui()
  if (problem.isOffline) return t`There is no connection to the server. Try again.`
  if (problem.problems.length === 0) return problem.message
  return problem.problems.map(({ code, message }) => <p key={code}>{message}</p>)
}
