import { Plural, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { MailboxTried } from '../../../../server/modules/intake/wire.ts'
import { api } from '../../../shared/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Say } from '../../../ui/Say.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import css from '../settings.module.css'
import { type MailboxValues, tryOf } from './mailbox-values.ts'
import { mailboxesPath } from './queries.ts'

/** Signs in with what is written, before it is saved, and says what the server answered. */
export function TryConnection({ id }: { id: number | null }) {
  const { t } = useLingui()
  const { getValues } = useFormContext<MailboxValues>()
  const [tried, setTried] = useState<MailboxTried | null>(null)
  const [isBusy, setBusy] = useState(false)
  const attempt = async () => {
    setBusy(true)
    setTried(null)
    await orTold(async () =>
      setTried(await api.post<MailboxTried>(`${mailboxesPath}/try`, tryOf(getValues(), id))),
    )
    setBusy(false)
  }
  return (
    <div className={css.tried}>
      <Button onClick={() => void attempt()} pending={isBusy && t`Trying…`}>
        {t`Try the connection`}
      </Button>
      {tried && <Result tried={tried} />}
    </div>
  )
}

function Result({ tried }: { tried: MailboxTried }) {
  const { t } = useLingui()
  if (tried.result === 'works')
    return (
      <Say tone="ok" role="status" title={t`It works`}>
        <p>
          <Plural
            value={tried.messages}
            one="There is # mail in the folder."
            other="There are # mails in the folder."
          />
        </p>
      </Say>
    )
  const words = {
    unreachable: t`The server cannot be reached`,
    refused: t`The server does not accept user or password`,
    'no-folder': t`There is no such folder`,
    'not-encrypted': t`The server does not encrypt the connection`,
  }
  return (
    <Say tone="danger" role="alert" title={words[tried.result]}>
      <p lang="en">{tried.words}</p>
    </Say>
  )
}
