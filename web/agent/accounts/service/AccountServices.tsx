import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccountAnswer, ServiceAnswer } from '../../../../server/modules/accounts/wire.ts'
import { formatDay } from '../../../shared/formats.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import recordCss from '../../directory/record/record.module.css'
import { paths } from '../../paths.ts'
import { servicesQuery } from '../queries.ts'
import css from '../record/part.module.css'
import { useMayWriteTo } from '../record/use-may-write.ts'
import { ServiceState } from './ServiceState.tsx'

/** What the account has contracted. */
export function AccountServices({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(servicesQuery(account.id))
  const mayWrite = useMayWriteTo(account)
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  return (
    <>
      <h2 className="visually-hidden">{t`Services`}</h2>
      {mayWrite && (
        <p className={css.tools}>
          <Link
            className={buttonClass('plain')}
            to={paths.newService(account.id)}
            search={{ show: 'services' }}
          >{t`New service`}</Link>
        </p>
      )}
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data?.items.length === 0 && <p className={recordCss.nothing}>{t`No services yet.`}</p>}
      {data && data.items.length > 0 && (
        <Ledger caption={t`Services of ${account.name}`} className={css.table} foot={null}>
          <thead>
            <tr>
              <th scope="col">{t`Name`}</th>
              <th scope="col">{t`Status`}</th>
              <th scope="col">{t({ message: 'Renews', context: 'service' })}</th>
              <th scope="col" className={css.wide}>{t`Number`}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((service) => (
              <Row key={service.id} service={service} />
            ))}
          </tbody>
        </Ledger>
      )}
    </>
  )
}

function Row({ service }: { service: ServiceAnswer }) {
  const { t } = useLingui()
  const { renewsOn, endedOn } = service
  return (
    <LedgerRow className={css.row}>
      <td>
        <Link
          className={rowNameClass}
          to={paths.service(service.accountId, service.id)}
          search={{ show: 'services' }}
        >
          {service.name}
        </Link>
      </td>
      <td>
        <ServiceState status={service.status} />
      </td>
      <td className="num">
        {service.status === 'ended' && endedOn
          ? t`ended on ${formatDay(endedOn, 'UTC')}`
          : renewsOn && formatDay(renewsOn, 'UTC')}
      </td>
      <td className={`${css.wide} soft`}>{service.externalId}</td>
    </LedgerRow>
  )
}
