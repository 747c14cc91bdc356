import { useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/Button.tsx'
import css from './trail.module.css'

type SeeEarlierProps = { isLoading: boolean; onMore: () => void }

/** Asks for what stands below the last entry that is shown. */
export function SeeEarlier({ isLoading, onMore }: SeeEarlierProps) {
  const { t } = useLingui()
  return (
    <p className={css.more}>
      <Button look="link" pending={isLoading && t`Loading…`} onClick={onMore}>
        {t`See earlier ones`}
      </Button>
    </p>
  )
}
