import { useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type LeaveGuardProps = {
  isDirty: boolean
  /** As long as the tab is: then only its closing loses anything. */
  isKept?: boolean
}

/** Asks before a change of page or the closing of the tab loses what was written. */
export function LeaveGuard({ isDirty, isKept = false }: LeaveGuardProps) {
  const { t } = useLingui()
  const leave = useBlocker({
    shouldBlockFn: () => isDirty && !isKept,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  })
  if (leave.status !== 'blocked') return null
  return (
    <Dialog
      title={t`There are unsaved changes`}
      onClose={leave.reset}
      actions={
        <>
          <Button look="primary" onClick={leave.reset}>{t`Keep editing`}</Button>
          <Button look="danger" onClick={leave.proceed}>{t`Discard the changes`}</Button>
        </>
      }
    >
      <p>{t`Leaving this page discards what has been written here.`}</p>
    </Dialog>
  )
}
