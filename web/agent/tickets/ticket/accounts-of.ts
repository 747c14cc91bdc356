import { queryOptions } from '@tanstack/react-query'
import type { AccountsAnswer } from '../../../../server/modules/accounts/wire.ts'
import type { ContactRolesAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'

export type NamedAccount = { id: number; name: string }

/** The open accounts in which a contact may ask: as main user, on a card, in the account's company. */
export function accountsOfQuery(contactId: number) {
  return queryOptions({
    queryKey: ['contact-accounts', contactId],
    queryFn: async ({ signal }) => {
      const path = `/api/agent/contacts/${contactId}`
      const [roles, { companies }] = await Promise.all([
        api.get<ContactRolesAnswer>(`${path}/roles`, { signal }),
        api.get<ContactAnswer>(path, { signal }),
      ])
      const query = { state: 'open', limit: 200 }
      const ofCompanies = await Promise.all(
        companies.map(({ id }) =>
          api.get<AccountsAnswer>('/api/agent/accounts', { signal, query: { ...query, companyId: id } }),
        ),
      )
      return eachOnce([
        ...roles.mainUserOf.filter(({ isClosed }) => !isClosed),
        ...roles.cards.map(({ account }) => account),
        ...ofCompanies.flatMap(({ items }) => items),
      ])
    },
  })
}

const eachOnce = (accounts: readonly NamedAccount[]): NamedAccount[] => [
  ...new Map(accounts.map(({ id, name }) => [id, { id, name }])).values(),
]
