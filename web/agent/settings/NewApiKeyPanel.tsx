import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CreatedApiKey } from '../../../server/modules/identity/wire.ts'
import { usePageTitle } from '../../shared/title.ts'
import { Panel } from '../../ui/Panel.tsx'
import { paths } from '../paths.ts'
import { KeyShownOnce } from './KeyShownOnce.tsx'
import { NewApiKeyForm } from './NewApiKeyForm.tsx'

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
        <KeyShownOnce created={created} onKept={close} />
      ) : (
        <NewApiKeyForm title={title} onCreated={setCreated} />
      )}
    </Panel>
  )
}
