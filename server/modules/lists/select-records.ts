import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { searchPieces } from '../../lib/pure/search-pieces.ts'
import { readFacts } from './read-facts.ts'
import { parseFilter, readFilter } from './rules/read-filter.ts'
import { wantedRows } from './store/conditions.ts'
import type { ListFacts, ListRecord, Wanted } from './types.ts'
import type { Filter } from './wire.ts'

export type Selected = { q?: string | undefined; filter?: Filter | string | null | undefined }

/** What is wanted, with every problem of the filter. With problems it must not be asked for. */
export function readWanted(
  facts: ListFacts,
  record: ListRecord,
  selected: Selected,
): { wanted: Wanted; problems: Problem[] } {
  const parsed =
    typeof selected.filter === 'string'
      ? parseFilter(selected.filter)
      : { filter: selected.filter ?? null, problems: [] }
  const { conditions, problems } = readFilter(facts, parsed.filter)
  return {
    wanted: { record, conditions, pieces: searchPieces(selected.q ?? '') },
    problems: [...parsed.problems, ...problems],
  }
}

/**
 * The condition that a selection by search and filter is, for a statement of another module over `contacts`,
 * `companies` or `tickets` under that very name; that they are live is part of it. Days such as "in the last 7" are those of `now`.
 * @throws Refusal invalid, with every problem of the filter
 */
export async function conditionOf(
  db: Handle,
  now: Date,
  asked: { record: ListRecord; readerId?: number | null } & Selected,
): Promise<ReturnType<typeof wantedRows>> {
  const facts = await readFacts(db, asked.record, { now, readerId: asked.readerId ?? null })
  const { wanted, problems } = readWanted(facts, asked.record, asked)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return wantedRows(wanted, 'gather')
}
