import { useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'

/** Somebody saved the same setting first; what is written here stays until what is saved now is asked for. */
export function ChangedMeanwhile({ status, onReread }: { status: number | undefined; onReread: () => void }) {
  const { t } = useLingui()
  if (status !== 412) return null
  return (
    <Say tone="warn" role="alert" title={t`This was changed meanwhile`}>
      <Button look="link" onClick={onReread}>{t`Show what is saved now`}</Button>
    </Say>
  )
}
