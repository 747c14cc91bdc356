import { useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ApiKeyAnswer } from '../../../server/modules/identity/wire.ts'
import { formatDay } from '../../shared/formats.ts'
import { Button } from '../../ui/Button.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../ui/Ledger.tsx'
import { Status } from '../../ui/Status.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { Ago } from './Ago.tsx'
import type { KeysOf } from './queries.ts'
import { RevokeApiKey } from './RevokeApiKey.tsx'
import css from './settings.module.css'
import { useScopeSentence } from './use-key-words.ts'

/** The register of keys. Of each only the last four characters are known. */
export function ApiKeyRows({ items, whose }: { items: ApiKeyAnswer[]; whose: KeysOf }) {
  const { t } = useLingui()
  const [revoking, setRevoking] = useState<ApiKeyAnswer>()
  return (
    <>
      <Ledger caption={t`API keys`} className={css.register}>
        <thead>
          <tr>
            <th scope="col">{t`Name`}</th>
            <th scope="col" className={css.second}>{t`Permissions`}</th>
            <th scope="col" className={css.third}>{t`Last used`}</th>
            <th scope="col" className={css.third}>{t`Expires`}</th>
            <th scope="col">
              <span className="visually-hidden">{t`Actions`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((apiKey) => (
            <Row key={apiKey.id} apiKey={apiKey} whose={whose} onRevoke={() => setRevoking(apiKey)} />
          ))}
        </tbody>
      </Ledger>
      {revoking && <RevokeApiKey apiKey={revoking} whose={whose} onClose={() => setRevoking(undefined)} />}
    </>
  )
}

type RowProps = { apiKey: ApiKeyAnswer; whose: KeysOf; onRevoke: () => void }

function Row({ apiKey, whose, onRevoke }: RowProps) {
  const { t } = useLingui()
  const { name, hint, agent, scopes: given, lastUsedAt, expiresAt } = apiKey
  const may = useScopeSentence(given)
  const { id: open } = useParams({ strict: false })
  return (
    <LedgerRow isSelected={String(apiKey.id) === open}>
      <td className={css.name}>
        <Link className={rowNameClass ?? ''} to={paths.apiKey(apiKey.id)}>
          {name}
        </Link>
        <span className={`${css.under} meta`}>
          <code>…{hint}</code> {apiKey.kind === 'whmcs' && <>· {t`WHMCS`}</>}{' '}
          {whose === 'all' && <>· {agent.name}</>}
        </span>
        <span className={`${css.narrow} meta`}>
          {may} · {t`Last used`}: {lastUsedAt ? <Ago when={lastUsedAt} /> : t`Never`} · {t`Expires`}:{' '}
          <Expiry when={expiresAt} />
        </span>
      </td>
      <td className={`${css.second} soft`}>{may}</td>
      <td className={`${css.third} meta`}>{lastUsedAt ? <Ago when={lastUsedAt} /> : t`Never`}</td>
      <td className={css.third}>
        <Expiry when={expiresAt} />
      </td>
      <td className={css.action}>
        <Button look="danger" onClick={onRevoke} aria-label={t`Revoke ${name}…`}>{t`Revoke…`}</Button>
      </td>
    </LedgerRow>
  )
}

function Expiry({ when }: { when: string | null }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  if (!when) return <span className="meta">{t`Never`}</span>
  const day = formatDay(when, timeZone)
  if (new Date(when) <= new Date()) return <Status shape="square">{t`Expired on ${day}`}</Status>
  return <span className="meta">{day}</span>
}
