import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DkimAnswer, DkimKeyAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatDay } from '../../../shared/formats.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import { DkimKey } from './DkimKey.tsx'
import { dkimQuery } from './queries.ts'
import css from './sending.module.css'

/** The keys: made here, their record shown and checked, taken into use, retired. */
export function Signing() {
  const { data, error } = useQuery(dkimQuery)
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Skeleton />
  return <Keys dkim={data} />
}

function Keys({ dkim: { domain, items } }: { dkim: DkimAnswer }) {
  const { t } = useLingui()
  const make = useMake()
  const [isMaking, setMaking] = useState(false)
  const live = items.filter(({ state }) => state !== 'retired')
  const press = async () => {
    setMaking(true)
    await make()
    setMaking(false)
  }
  return (
    <div className={css.keys}>
      <p className="soft">
        {live.some(({ state }) => state === 'in-use') ? (
          <Trans>
            Mail from <b>{domain}</b> is signed. To change the key, make a new one, publish its record, and
            take it into use; then the former one is retired.
          </Trans>
        ) : (
          <Trans>
            Mail from <b>{domain}</b> is not signed yet. Make a key, publish its record in the DNS of the
            domain, and take it into use.
          </Trans>
        )}
      </p>
      {live.map((key) => (
        <DkimKey key={key.id} dkimKey={key} />
      ))}
      <div>
        <Button
          look={live.length === 0 ? 'primary' : 'plain'}
          pending={isMaking && t`Making the key…`}
          onClick={() => void press()}
        >
          {live.length === 0 ? t`Make a key` : t`Make another key`}
        </Button>
      </div>
      <Retired keys={items.filter(({ state }) => state === 'retired')} />
    </div>
  )
}

function Retired({ keys }: { keys: DkimKeyAnswer[] }) {
  const { t } = useLingui()
  if (keys.length === 0) return null
  return (
    <ul className={css.retired} aria-label={t`Retired keys`}>
      {keys.map(({ id, selector, retiredAt }) => (
        <li key={id} className="meta">
          <code>{selector}</code>{' '}
          {retiredAt && t`retired on ${formatDay(retiredAt)}: its record may go a week later`}
        </li>
      ))}
    </ul>
  )
}

function useMake() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  return () =>
    orTold(async () => {
      await api.post<DkimKeyAnswer>('/api/agent/dkim-keys', {})
      toast(t`Key made: its record has to be published now`)
      await queryClient.invalidateQueries({ queryKey: dkimQuery.queryKey })
    })
}
