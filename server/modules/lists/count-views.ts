import type { Handle } from '../../lib/db.ts'
import { countRecords } from './count-records.ts'
import { type Facts, readFacts } from './read-facts.ts'
import { readWanted } from './select-records.ts'
import { viewsFor } from './store/views.ts'
import type { ListRecord } from './types.ts'
import type { ViewCountsAnswer } from './wire.ts'

const most = 30

/** How many records each of an agent's pinned views shows, for the side menu. */
export async function countPinned(
  db: Handle,
  now: Date,
  asked: { agentId: number; record: ListRecord | null },
): Promise<ViewCountsAnswer['items']> {
  const views = await viewsFor(db, asked.agentId, asked.record)
  const facts = new Map<ListRecord, Facts>()
  const items: ViewCountsAnswer['items'] = []
  for (const view of views.filter((each) => each.pinPosition !== null).slice(0, most)) {
    const known = facts.get(view.record) ?? (await readFacts(db, view.record, now))
    facts.set(view.record, known)
    const { wanted, problems } = readWanted(known, view.record, view.values)
    items.push({ id: view.id, count: problems.length > 0 ? null : await countRecords(db, wanted) })
  }
  return items
}
