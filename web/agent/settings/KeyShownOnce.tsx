import { useLingui } from '@lingui/react/macro'
import type { CreatedApiKey } from '../../../server/modules/identity/wire.ts'
import { useShownOnceGuard } from '../../shared/form/ShownOnceGuard.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { PanelBody, PanelFoot } from '../../ui/Panel.tsx'
import { Say } from '../../ui/Say.tsx'
import css from './settings.module.css'

/** What a new key is used with, the one time that it is known. */
export function KeyShownOnce({ created, onKept }: { created: CreatedApiKey; onKept: () => void }) {
  const { t } = useLingui()
  const { guard, kept } = useShownOnceGuard({
    title: t`Is the key kept?`,
    children: t`It is not shown again. Without a copy of it, it has to be revoked and another one created.`,
  })
  const close = () => {
    kept()
    onKept()
  }
  return (
    <>
      {guard}
      <PanelBody>
        <div className={css.once}>
          <Say tone="warn" role="status" title={t`The key is shown only now`}>
            <p>{t`It goes straight into the program that will use it. Whoever has it does what its agent may do.`}</p>
          </Say>
          {'key' in created ? <OwnForm apiKey={created.key} /> : <WhmcsForm {...created} />}
        </div>
      </PanelBody>
      <PanelFoot>
        <Button look="primary" onClick={close}>{t`The key is kept`}</Button>
      </PanelFoot>
    </>
  )
}

function OwnForm({ apiKey }: { apiKey: string }) {
  const { t } = useLingui()
  return (
    <>
      <p>
        <code className={css.key}>{apiKey}</code>
      </p>
      <p>
        <CopyButton text={apiKey}>{t`Copy the key`}</CopyButton>
      </p>
      <p className="soft">{t`Sent with each request:`}</p>
      <p>
        <code className={css.key}>Authorization: Bearer {apiKey.slice(0, 4)}…</code>
      </p>
      <p className="soft">{t`A program made for Freshdesk takes it as its API key.`}</p>
    </>
  )
}

type WhmcsFormProps = { identifier: string; secret: string; accessKey: string }

function WhmcsForm({ identifier, secret, accessKey }: WhmcsFormProps) {
  const { t } = useLingui()
  return (
    <>
      <Part name={t`Identifier`} value={identifier} copy={t`Copy the identifier`} />
      <Part name={t`Secret`} value={secret} copy={t`Copy the secret`} />
      <Part name={t`Access key`} value={accessKey} copy={t`Copy the access key`} />
      <p className="soft">{t`A program made for WHMCS takes identifier and secret, or the same two as user name and password. The access key lets it in from any network.`}</p>
    </>
  )
}

function Part({ name, value, copy }: { name: string; value: string; copy: string }) {
  return (
    <div>
      <p className="soft">{name}</p>
      <p>
        <code className={css.key}>{value}</code>
      </p>
      <CopyButton text={value}>{copy}</CopyButton>
    </div>
  )
}
