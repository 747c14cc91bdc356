import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { useCustomer } from '../use-customer.ts'
import type { Domain, HolderId } from './queries.ts'

/** What somebody who holds a role is called: the reader herself, or by name. */
export function useHolderName(): (holder: { holder: HolderId; name: string }) => string {
  const { t } = useLingui()
  const { name: own } = useCustomer().session.person
  return useCallback(
    ({ holder, name }) => {
      if (holder !== 'main-user') return name
      // The account may stand for an organisation, or for somebody else than its main user.
      return name === own ? t`You` : t`You (${name})`
    },
    [own, t],
  )
}

/** What has become of a domain, where it is not simply in force. */
export function useStatusWords(): (status: Domain['status']) => string | null {
  const { t } = useLingui()
  const words = {
    active: null,
    pending: t`in process`,
    expired: t`expired`,
    redemption: t`in its redemption period`,
    transferred: t`transferred away`,
    cancelled: t`cancelled`,
  }
  return (status) => words[status]
}
