import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, type ButtonLook } from '../../ui/Button.tsx'
import { useIsSaving } from './entry-context.ts'

type SubmitButtonProps = {
  children: ReactNode
  look?: ButtonLook
  keys?: string
  /** Reaches `save` and `saved`, to tell several saving buttons apart. */
  value?: string
  /** Said while saving; "Saving…" unless given. */
  pending?: string
  reason?: ReactNode
}

/** Sends the form around it. `keys="$mod+Enter"` is both drawn and obeyed. */
export function SubmitButton({ look = 'primary', pending, value = '', ...rest }: SubmitButtonProps) {
  const { t } = useLingui()
  const isSaving = useIsSaving()
  return (
    <Button type="submit" look={look} value={value} pending={isSaving && (pending ?? t`Saving…`)} {...rest} />
  )
}
