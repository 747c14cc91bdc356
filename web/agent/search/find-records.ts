import { t } from '@lingui/core/macro'
import { shapeOfQuery } from '../../../server/lib/pure/shape-of-query.ts'
import type { SearchAnswer, SearchHit } from '../../../server/modules/search/wire.ts'
import { api } from '../../shared/api.ts'
import type { Found } from '../feature.ts'
import { paths } from '../paths.ts'
import { forgetRecord, recentRecords } from './recent-records.ts'

const shown = 8

/**
 * What is found by a text, with why; the last entry leads on: to all contacts that match, or to a new one. Of an empty text
 * the records opened last.
 */
export async function findRecords(text: string, signal: AbortSignal): Promise<Found[]> {
  if (text === '') return openedLast(signal)
  const { items, hasMore } = await api.get<SearchAnswer>('/api/agent/search', {
    signal,
    query: { q: text, limit: shown },
  })
  if (items.length === 0) return offersFor(text)
  const found = items.map(asFound)
  if (!hasMore) return found
  return [
    ...found,
    {
      id: 'all contacts',
      title: t`All contacts that match “${text}”`,
      to: `${paths.contacts()}?${query({ q: text })}`,
    },
  ]
}

async function openedLast(signal: AbortSignal): Promise<Found[]> {
  const keys = recentRecords()
  if (keys.length === 0) return []
  const { items } = await api.get<SearchAnswer>('/api/agent/search/records', {
    signal,
    query: { of: keys.join(',') },
  })
  const there = new Set(items.map(({ record, id }) => `${record}-${id}`))
  for (const key of keys) if (!there.has(key)) forgetRecord(key)
  return items.map(asFound)
}

function asFound(hit: SearchHit): Found {
  const { record, id, name, company, because } = hit
  const reasons = because.map(({ field, text }) => reason(field, text))
  return {
    id: `${record} ${id}`,
    title: name,
    detail: [...(reasons.length > 0 ? reasons : [hit.detail]), company].filter(Boolean).join(' · '),
    label: record === 'company' ? t`Company` : record === 'ticket' ? t`Ticket` : t`Contact`,
    to: record === 'company' ? paths.company(id) : record === 'ticket' ? paths.ticket(id) : paths.contact(id),
  }
}

function reason(field: SearchHit['because'][number]['field'], text: string): string {
  switch (field) {
    case 'phone':
      return t`Phone ${text}`
    case 'external-id':
      return t`External ID ${text}`
    case 'handle':
      return t`Social ID ${text}`
    default:
      return text
  }
}

function offersFor(text: string): Found[] {
  const contact: Found = {
    id: 'new contact',
    isOffer: true,
    permission: 'contacts.write',
    title: t`Create contact “${text}”`,
    to: `${paths.newContact()}?${query({ prefill: text })}`,
  }
  if (shapeOfQuery(text)?.kind !== 'name') return [contact]
  const company: Found = {
    id: 'new company',
    isOffer: true,
    permission: 'contacts.write',
    title: t`Create company “${text}”`,
    to: `${paths.newCompany()}?${query({ prefill: text })}`,
  }
  return [contact, company]
}

// The router reads search values as JSON where they look like it: "5512" has to stay a text.
const query = (values: Record<string, string>) =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])).toString()
