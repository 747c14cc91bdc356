import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { RecoveryCodes, SecondFactorAnswer } from '../../../server/modules/identity/wire.ts'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Status } from '../../ui/Status.tsx'
import { api } from '../api.ts'
import { formatDay, formatNumber } from '../formats.ts'
import type { Door } from '../session.ts'
import { toast } from '../toasts.ts'
import { ProofForm } from './ProofForm.tsx'

type SecondFactorIsOnProps = {
  door: Door
  factor: SecondFactorAnswer
  onCodes: (codes: string[]) => void
  onOff: () => void
}

/** New recovery codes, or turning it off: both ask who one is. */
export function SecondFactorIsOn({ door, factor, onCodes, onOff }: SecondFactorIsOnProps) {
  const { t } = useLingui()
  const path = `/api/${door}/me/second-factor`
  const [wanted, setWanted] = useState<'codes' | 'off'>()
  const leave = () => setWanted(undefined)
  const turnedOff = () => {
    toast(t`Two-step verification is off`)
    onOff()
  }
  const left = formatNumber(factor.recoveryCodesLeft)
  return (
    <>
      <Facts>
        <Fact
          name={t`State`}
          actions={
            wanted !== 'off' && <Button look="danger" onClick={() => setWanted('off')}>{t`Turn off…`}</Button>
          }
        >
          <Status shape="full">{factor.since ? t`On since ${formatDay(factor.since)}` : t`On`}</Status>
        </Fact>
      </Facts>
      {wanted === 'off' && (
        <ProofForm
          label={t`Turn off`}
          send={(proof) => api.post<undefined>(`${path}/removal`, proof)}
          onDone={turnedOff}
          onCancel={leave}
        />
      )}
      <Facts>
        <Fact
          name={t`Recovery codes`}
          actions={wanted !== 'codes' && <Button onClick={() => setWanted('codes')}>{t`New codes…`}</Button>}
        >
          {factor.recoveryCodesLeft < 3 ? (
            <Status shape="triangle">{t`${left} left`}</Status>
          ) : (
            t`${left} left`
          )}
        </Fact>
      </Facts>
      {wanted === 'codes' && (
        <ProofForm
          label={t`Make new codes`}
          send={(proof) => api.post<RecoveryCodes>(`${path}/recovery-codes`, proof)}
          onDone={({ codes }) => onCodes(codes)}
          onCancel={leave}
        />
      )}
    </>
  )
}
