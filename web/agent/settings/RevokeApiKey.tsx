import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiKeyAnswer } from '../../../server/modules/identity/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Say } from '../../ui/Say.tsx'
import { apiKeysPath, type KeysOf } from './queries.ts'

type RevokeApiKeyProps = { apiKey: ApiKeyAnswer; whose: KeysOf; onClose: () => void }

/** Asks first: a key that was revoked cannot be had again, and the program that uses it stops at once. */
export function RevokeApiKey({ apiKey, whose, onClose }: RevokeApiKeyProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const revoke = async () => {
    setBusy(true)
    try {
      await api.delete(`${apiKeysPath(whose)}/${apiKey.id}`).catch(unlessGone)
      toast(t`API key ${apiKey.name} revoked`)
      await queryClient.invalidateQueries({ queryKey: ['api-keys'] })
      onClose()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setFailure(problem.isOffline ? t`There is no connection to the server.` : problem.message)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t`Revoke ${apiKey.name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t`Keep it`}</Button>
          <Button look="danger" pending={isBusy && t`Revoking…`} onClick={() => void revoke()}>
            {t`Revoke the key`}
          </Button>
        </>
      }
    >
      <p>{t`The program that uses it is refused from now on. This cannot be taken back; a new key can be made.`}</p>
      {failure && <Say tone="danger" role="alert" title={failure} />}
    </Dialog>
  )
}

/** Revoked meanwhile, in another window: what was wanted. */
function unlessGone(problem: unknown) {
  if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem
}
