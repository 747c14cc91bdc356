import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CreatedApiKey } from '../../../server/modules/identity/wire.ts'
import { usePageTitle } from '../../shared/title.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Panel, PanelBody, PanelFoot } from '../../ui/Panel.tsx'
import { Say } from '../../ui/Say.tsx'
import { paths } from '../paths.ts'
import { NewApiKeyForm } from './NewApiKeyForm.tsx'
import css from './settings.module.css'

/** `/agent/settings/api-keys/new`: the form, then the key, shown this once. */
export function NewApiKeyPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [created, setCreated] = useState<CreatedApiKey>()
  const title = created ? created.apiKey.name : t`New API key`
  usePageTitle(title)
  const close = () => void navigate({ to: paths.apiKeys() })
  return (
    <Panel title={title} onClose={close}>
      {created ? (
        <ShownOnce apiKey={created.key} onKept={close} />
      ) : (
        <NewApiKeyForm title={title} onCreated={setCreated} />
      )}
    </Panel>
  )
}

function ShownOnce({ apiKey, onKept }: { apiKey: string; onKept: () => void }) {
  const { t } = useLingui()
  return (
    <>
      <PanelBody>
        <div className={css.once}>
          <Say tone="warn" role="status" title={t`The key is shown only now`}>
            <p>{t`It goes straight into the program that will use it. Whoever has it does what its agent may do.`}</p>
          </Say>
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
        </div>
      </PanelBody>
      <PanelFoot>
        <Button look="primary" onClick={onKept}>{t`The key is kept`}</Button>
      </PanelFoot>
    </>
  )
}
