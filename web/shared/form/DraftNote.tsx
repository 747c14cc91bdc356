import { useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'

/** Above a form that stands as it was left before a reload. */
export function DraftNote({ onStartOver }: { onStartOver: () => void }) {
  const { t } = useLingui()
  return (
    <Say role="status">
      {t`What had been written before is here again.`}{' '}
      <Button look="link" onClick={onStartOver}>{t`Start over`}</Button>
    </Say>
  )
}
