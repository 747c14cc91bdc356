import { useQueryClient } from '@tanstack/react-query'
import type { MembershipBody } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'

export type Membership = { contactId: number; companyId: number }

/** Puts a contact into a company, changes how she belongs to it, or takes her out. Both pages are asked for anew. */
export function useMemberships() {
  const queryClient = useQueryClient()
  const path = ({ contactId, companyId }: Membership) =>
    `/api/agent/contacts/${contactId}/companies/${companyId}`
  const renew = ({ contactId, companyId }: Membership) =>
    Promise.all(
      [
        ['contact', contactId],
        ['company', companyId],
        ['company-contacts'],
        ['contacts'],
        ['companies'],
        ['trail'],
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    )
  return {
    put: async (membership: Membership, body: MembershipBody) => {
      await api.put(path(membership), body)
      await renew(membership)
    },
    remove: async (membership: Membership) => {
      await api.delete(path(membership))
      await renew(membership)
    },
  }
}
