import { useCallback } from 'react'
import { ToastMessage, ToastRegion } from '../ui/Toast.tsx'
import { dismissToast, type Toast, useToasts } from './toasts.ts'

/** Shows what `toast(…)` says. Once in each shell. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <ToastRegion>
      {toasts.map((toast) => (
        <Shown key={toast.id} toast={toast} />
      ))}
    </ToastRegion>
  )
}

function Shown({ toast: { id, message, undo } }: { toast: Toast }) {
  const gone = useCallback(() => dismissToast(id), [id])
  const takeBack =
    undo &&
    (() => {
      dismissToast(id)
      void undo()
    })
  return <ToastMessage message={message} onUndo={takeBack} onGone={gone} />
}
