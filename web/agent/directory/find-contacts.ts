import { t } from '@lingui/core/macro'
import type { ContactsAnswer } from '../../../server/modules/lists/wire.ts'
import { api } from '../../shared/api.ts'
import type { Found } from '../feature.ts'
import { paths } from '../paths.ts'

const shown = 8

/** Contacts for the palette; the last entry leads on: to all that match, or to a new contact. */
export async function findContacts(text: string, signal: AbortSignal): Promise<Found[]> {
  const { items, next } = await api.get<ContactsAnswer>('/api/agent/contacts', {
    signal,
    query: { q: text, limit: shown },
  })
  const found = items.map(({ id, name, email, phone }) => ({
    id: `contact ${id}`,
    title: name,
    detail: email ?? phone ?? undefined,
    to: paths.contact(id),
  }))
  if (items.length === 0)
    return [
      {
        id: 'new contact',
        isOffer: true,
        title: t`Create contact “${text}”`,
        to: `${paths.newContact()}?${query({ prefill: text })}`,
      },
    ]
  if (!next) return found
  return [
    ...found,
    {
      id: 'all contacts',
      title: t`All contacts that match “${text}”`,
      to: `${paths.contacts()}?${query({ q: text })}`,
    },
  ]
}

// The router reads search values as JSON where they look like it: "5512" has to stay a text.
const query = (values: Record<string, string>) =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])).toString()
