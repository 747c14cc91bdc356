import { useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type ShownOnceGuardProps = {
  /** Asks whether it is kept. */
  title: string
  /** What to do without it. */
  children: ReactNode
}

/** Asks before something is gone that nobody can show again. Gives the guard, and what ends it: to be called once it is kept. */
export function useShownOnceGuard(props: ShownOnceGuardProps): { guard: ReactNode; kept: () => void } {
  const isKept = useRef(false)
  return {
    guard: <ShownOnceGuard {...props} isKept={() => isKept.current} />,
    kept: () => {
      isKept.current = true
    },
  }
}

function ShownOnceGuard({ title, children, isKept }: ShownOnceGuardProps & { isKept: () => boolean }) {
  const { t } = useLingui()
  const leave = useBlocker({
    shouldBlockFn: () => !isKept(),
    enableBeforeUnload: () => !isKept(),
    withResolver: true,
  })
  if (leave.status !== 'blocked') return null
  return (
    <Dialog
      title={title}
      onClose={leave.reset}
      actions={
        <>
          <Button look="primary" onClick={leave.reset}>{t`Stay here`}</Button>
          <Button look="danger" onClick={leave.proceed}>{t`Leave anyway`}</Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
