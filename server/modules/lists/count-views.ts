import type { Handle } from '../../lib/db.ts'
import type { AgentActor } from '../trail/index.ts'
import { countRecords } from './count-records.ts'
import { mayList } from './policy.ts'
import { type Facts, type Reading, readFacts } from './read-facts.ts'
import { usualViews } from './rules/usual-views.ts'
import { readWanted } from './select-records.ts'
import { viewsFor } from './store/views.ts'
import type { ListRecord } from './types.ts'
import type { UsualCountsAnswer, ViewCountsAnswer } from './wire.ts'

const most = 30

/** How many records each of an agent's pinned views shows, for the side menu. */
export async function countPinned(
  db: Handle,
  now: Date,
  asked: { agent: AgentActor; record: ListRecord | null },
): Promise<ViewCountsAnswer['items']> {
  const { agent } = asked
  const views = (await viewsFor(db, agent.id, asked.record)).filter(({ record }) => mayList(agent, record))
  const facts = new Map<ListRecord, Facts>()
  const items: ViewCountsAnswer['items'] = []
  for (const view of views.filter((each) => each.pinPosition !== null).slice(0, most)) {
    const known = facts.get(view.record) ?? (await readFacts(db, view.record, { now, readerId: agent.id }))
    facts.set(view.record, known)
    const { wanted, problems } = readWanted(known, view.record, view.values)
    items.push({ id: view.id, count: problems.length > 0 ? null : await countRecords(db, wanted) })
  }
  return items
}

/** How many records each of a list's usual views shows to a reader. */
export async function countUsual(
  db: Handle,
  reading: Reading,
  record: ListRecord,
): Promise<UsualCountsAnswer['items']> {
  const facts = await readFacts(db, record, reading)
  const items: UsualCountsAnswer['items'] = []
  for (const view of usualViews(record))
    items.push({ key: view.key, count: await countRecords(db, readWanted(facts, record, view).wanted) })
  return items
}
