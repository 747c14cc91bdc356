import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { Button } from '../../../ui/Button.tsx'
import { PanelFoot } from '../../../ui/Panel.tsx'
import css from './form.module.css'

type SaveFootProps = {
  /** What saving is called, where it is more than that. */
  save?: string
  onClose: () => void
  /** Further buttons. */
  children?: ReactNode
}

/** The foot of a form in a panel. */
export function SaveFoot({ save, onClose, children }: SaveFootProps) {
  const { t } = useLingui()
  return (
    <PanelFoot>
      <div className={css.acts}>
        <SubmitButton keys="$mod+Enter">{save ?? t`Save`}</SubmitButton>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        {children}
      </div>
    </PanelFoot>
  )
}
