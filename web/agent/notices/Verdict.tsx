import { useLingui } from '@lingui/react/macro'
import { Status } from '../../ui/Status.tsx'

/** Whether an address gets a message. */
export function Verdict({ verdict }: { verdict: 'in' | 'out' }) {
  const { t } = useLingui()
  return verdict === 'in' ? (
    <Status shape="full">{t`Receives it`}</Status>
  ) : (
    <Status shape="ring">{t`Left out`}</Status>
  )
}
