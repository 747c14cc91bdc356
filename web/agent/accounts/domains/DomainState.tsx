import { useLingui } from '@lingui/react/macro'
import type { DomainAnswer } from '../../../../server/modules/domains/wire.ts'
import { Status, type StatusShape } from '../../../ui/Status.tsx'

export type DomainStatus = DomainAnswer['status']
export const domainStatuses = [
  'pending',
  'active',
  'expired',
  'redemption',
  'transferred',
  'cancelled',
] as const satisfies DomainStatus[]

const shapes = {
  pending: 'diamond',
  active: 'full',
  expired: 'triangle',
  redemption: 'square',
  transferred: 'ring',
  cancelled: 'ring',
} as const satisfies Record<DomainStatus, StatusShape>

/** How a domain stands: a word and a shape. */
export function DomainState({ status }: { status: DomainStatus }) {
  return (
    <span>
      <Status shape={shapes[status]}>{useDomainWords()(status)}</Status>
    </span>
  )
}

export function useDomainWords(): (status: DomainStatus) => string {
  const { t } = useLingui()
  const words = {
    pending: t({ message: 'Pending', context: 'domain' }),
    active: t({ message: 'Active', context: 'domain' }),
    expired: t({ message: 'Expired', context: 'domain' }),
    redemption: t({ message: 'In redemption', context: 'domain' }),
    transferred: t({ message: 'Transferred away', context: 'domain' }),
    cancelled: t({ message: 'Cancelled', context: 'domain' }),
  }
  return (status) => words[status]
}
