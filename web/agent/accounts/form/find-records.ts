import type { CompanyLookupAnswer } from '../../../../server/modules/directory/wire.ts'
import type { ContactsAnswer } from '../../../../server/modules/lists/wire.ts'
import { api } from '../../../shared/api.ts'
import type { Choice } from '../../../ui/ComboBox.tsx'

export async function findContacts(q: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await api.get<ContactsAnswer>('/api/agent/contacts', { signal, query: { q, limit: 8 } })
  return items.map(({ id, name, email, phone }) => ({
    id: String(id),
    label: name,
    detail: email ?? phone ?? '',
  }))
}

export async function findCompanies(q: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await api.get<CompanyLookupAnswer>('/api/agent/companies/lookup', {
    signal,
    query: { q },
  })
  return items.map(({ id, name, mailDomains }) => ({
    id: String(id),
    label: name,
    detail: mailDomains[0] ?? '',
  }))
}
