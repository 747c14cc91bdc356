import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../shared/api.ts'
import { formatDay } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { toast } from '../../shared/toasts.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Ledger } from '../../ui/Ledger.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { orTold } from '../settings/fields/use-field-changes.ts'
import { useAgent } from '../use-agent.ts'
import { IncomingTabs } from './IncomingTabs.tsx'
import css from './incoming.module.css'
import { type TrustedSender, trustedSendersQuery } from './queries.ts'

/** `/agent/trusted-senders`: what agents said to believe of addresses, and who said so. */
export function TrustedSendersPage() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(trustedSendersQuery)
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`Trusted senders`} />}
      lead={t`Addresses whose mail is accepted because of a proof that an agent trusts, though their own domain proves nothing.`}
    >
      <IncomingTabs />
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.length === 0 && (
        <EmptyState kind="none-yet" title={t`There are no trusted senders`}>
          {t`Whoever releases a held mail can trust its proof from then on.`}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Ledger caption={t`Trusted senders`} className={css.held}>
          <thead>
            <tr>
              <th scope="col">{t`Address`}</th>
              <th scope="col">{t`Trusted when`}</th>
              <th scope="col">{t`Decided by`}</th>
              <th scope="col">
                <span className="visually-hidden">{t`Stop trusting`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((sender) => (
              <Row key={`${sender.address} ${sender.method} ${sender.domain}`} sender={sender} />
            ))}
          </tbody>
        </Ledger>
      )}
    </Page>
  )
}

function Row({ sender }: { sender: TrustedSender }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { timeZone } = useAgent().session.person
  const { address, method, domain, by, createdAt } = sender
  const forget = () =>
    orTold(async () => {
      await api.post('/api/agent/trusted-senders/forget', { address, method, domain })
      toast(t`${address} is no longer trusted because of ${domain}`)
      await queryClient.invalidateQueries({ queryKey: trustedSendersQuery.queryKey })
    })
  return (
    <tr>
      <th scope="row" className={css.subject}>
        {address}
      </th>
      <td className={css.reason}>
        {method === 'dkim' ? t`${domain} signs it (DKIM)` : t`it comes from ${domain} (SPF)`}
      </td>
      <td>
        {by?.name}
        <span className={`${css.under} meta`}>{formatDay(createdAt, timeZone)}</span>
      </td>
      <td className={css.when}>
        <Button
          onClick={() => void forget()}
          aria-label={t`Stop trusting ${address}`}
        >{t`Stop trusting`}</Button>
      </td>
    </tr>
  )
}
