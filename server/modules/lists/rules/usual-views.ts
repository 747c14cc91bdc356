import type { ListRecord } from '../types.ts'
import type { Filter } from '../wire.ts'
import { me } from './ticket-fields.ts'

export type UsualView = {
  key: string
  labels: { es: string; en: string }
  filter: Filter | null
  sort: string | null
}

/** Views that a list has without anybody saving them, in both languages. */
export function usualViews(record: ListRecord): readonly UsualView[] {
  return record === 'ticket' ? ofTickets : []
}

const all = (...conditions: Filter['conditions']): Filter => ({ match: 'all', conditions })
const unfinished = { field: 'status', operator: 'any-of', value: ['open', 'pending'] }

const ofTickets: readonly UsualView[] = [
  {
    key: 'unassigned',
    labels: { es: 'Sin asignar', en: 'Unassigned' },
    filter: all(unfinished, { field: 'assignee', operator: 'is-empty' }),
    sort: null,
  },
  {
    key: 'mine',
    labels: { es: 'Míos', en: 'Mine' },
    filter: all(unfinished, { field: 'assignee', operator: 'any-of', value: [me] }),
    sort: null,
  },
  {
    key: 'open',
    labels: { es: 'Abiertos', en: 'Open' },
    filter: all({ field: 'status', operator: 'any-of', value: ['open'] }),
    sort: null,
  },
  { key: 'all', labels: { es: 'Todos', en: 'All' }, filter: null, sort: null },
]
