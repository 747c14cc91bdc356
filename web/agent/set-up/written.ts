import { i18n } from '@lingui/core'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { SetUpBody } from '../../../server/modules/identity/wire.ts'
import { guessPlace } from './guess-place.ts'

export type SetUpValues = Omit<SetUpBody, 'secret'>

const key = ['set-up-form']
type Written = { values: SetUpValues; focused: string }

/** What was written before the language was switched, else an empty form with a guess of the place. */
export function writtenOrGuessed(queryClient: QueryClient): SetUpValues {
  const written = queryClient.getQueryData<Written>(key)
  if (written) return written.values
  const language = i18n.locale === 'es' ? 'es' : 'en'
  return {
    workspace: { name: '', language, ...guessPlace() },
    owner: { name: '', email: '', password: '' },
  }
}

/**
 * Another language draws the page anew, so what is written is kept meanwhile: in memory only, since there is a password
 * among it. The field that had the focus gets it back.
 */
export function useWritten(queryClient: QueryClient, form: UseFormReturn<SetUpValues>): void {
  useEffect(() => {
    queryClient.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY })
    const focused = queryClient.getQueryData<Written>(key)?.focused
    if (focused) document.getElementsByName(focused)[0]?.focus()
    const keep = () =>
      queryClient.setQueryData<Written>(key, { values: form.getValues(), focused: nameOfFocused() })
    return form.subscribe({ formState: { values: true }, callback: keep })
  }, [queryClient, form])
}

/** Once it is saved, or is of no use any more. */
export function forgetWritten(queryClient: QueryClient): void {
  queryClient.removeQueries({ queryKey: key })
}

function nameOfFocused() {
  return document.activeElement?.getAttribute('name') ?? ''
}
