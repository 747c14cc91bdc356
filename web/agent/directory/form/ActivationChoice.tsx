import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '../../../ui/Button.tsx'
import { Switch } from '../../../ui/Tick.tsx'
import { ActivationPreview } from './ActivationPreview.tsx'
import css from './form.module.css'
import type { NewContactValues } from './values.ts'

/** What saving sends: the activation mail, unless one says otherwise. It stands beside Save because it decides that. */
export function ActivationChoice() {
  const { t } = useLingui()
  const { register } = useFormContext<NewContactValues>()
  const emails = useWatch<NewContactValues, 'emails'>({ name: 'emails' })
  const [isShown, setShown] = useState(false)
  const address = emails.find(({ address }) => address.trim() !== '')?.address.trim()
  if (!address)
    return (
      <div className={css.send}>
        <Switch
          key="without"
          disabled
          checked={false}
          readOnly
          hint={t`There is no e-mail to send it to.`}
        >{t`Send the activation mail`}</Switch>
      </div>
    )
  return (
    <div className={css.send}>
      <Switch key="with" {...register('sendActivation')}>
        <Trans>
          Send the activation mail to <b>{address}</b>
        </Trans>
      </Switch>
      <Button look="link" onClick={() => setShown(true)}>{t`See the mail`}</Button>
      {isShown && <ActivationPreview address={address} onClose={() => setShown(false)} />}
    </div>
  )
}
