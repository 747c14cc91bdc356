import { useLingui } from '@lingui/react/macro'
import type { ServiceAnswer } from '../../../../server/modules/accounts/wire.ts'
import { Status, type StatusShape } from '../../../ui/Status.tsx'

type ServiceStatus = ServiceAnswer['status']

const shapes = {
  pending: 'diamond',
  active: 'full',
  suspended: 'square',
  ended: 'ring',
} as const satisfies Record<ServiceStatus, StatusShape>

/** How a service stands: a word and a shape. */
export function ServiceState({ status }: { status: ServiceStatus }) {
  return <Status shape={shapes[status]}>{useServiceWords()(status)}</Status>
}

export function useServiceWords(): (status: ServiceStatus) => string {
  const { t } = useLingui()
  const words = {
    pending: t({ message: 'Pending', context: 'service' }),
    active: t({ message: 'Active', context: 'service' }),
    suspended: t({ message: 'Suspended', context: 'service' }),
    ended: t({ message: 'Ended', context: 'service' }),
  }
  return (status) => words[status]
}
