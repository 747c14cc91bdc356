import { useLingui } from '@lingui/react/macro'
import { formatDay } from '../../shared/formats.ts'
import { Ledger } from '../../ui/Ledger.tsx'
import { Status, type StatusShape } from '../../ui/Status.tsx'
import css from './products.module.css'
import type { Service } from './queries.ts'

/** The services with their state and their days; on phones one below the other. */
export function ServiceTable({ services }: { services: Service[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Products and services`} className={css.products}>
      <thead>
        <tr>
          <th scope="col">{t`Service`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col">{t`Contracted`}</th>
          <th scope="col">{t`Next`}</th>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <tr key={service.id}>
            <th scope="row">{service.name}</th>
            <td>
              <State status={service.status} />
            </td>
            <td className="soft">{service.startedOn && t`since ${day(service.startedOn)}`}</td>
            <td className="soft">
              <Next service={service} />
            </td>
          </tr>
        ))}
      </tbody>
    </Ledger>
  )
}

/** Days of a contract are the same everywhere. */
const day = (date: string) => formatDay(date, 'UTC')

const shapes: Record<Service['status'], StatusShape> = {
  active: 'full',
  pending: 'diamond',
  suspended: 'square',
  ended: 'ring',
}

function State({ status }: { status: Service['status'] }) {
  const { t } = useLingui()
  const words = {
    active: t`Active`,
    pending: t`In preparation`,
    suspended: t`Suspended`,
    ended: t`Ended`,
  }
  return <Status shape={shapes[status]}>{words[status]}</Status>
}

function Next({ service: { status, renewsOn, endedOn } }: { service: Service }) {
  const { t } = useLingui()
  if (endedOn) return status === 'ended' ? t`ended on ${day(endedOn)}` : t`ends on ${day(endedOn)}`
  return renewsOn && status !== 'ended' ? t`renews on ${day(renewsOn)}` : null
}
