import { createHash } from 'node:crypto'
import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { fieldsToShow } from '../fields/index.ts'
import { workspaceAsOf } from '../identity/index.ts'
import type { AgentActor } from '../trail/index.ts'
import { countRecords } from './count-records.ts'
import { listFields } from './rules/list-fields.ts'
import { readTree } from './rules/read-tree.ts'
import { ticketFields } from './rules/ticket-fields.ts'
import { bookmarkUpTo, forgetBookmarksAfter, keepBookmark } from './store/bookmarks.ts'
import { edgeAfter, pageOf } from './store/pages.ts'
import { type Edge, orderOf } from './store/sorts.ts'
import { ticketChoices } from './store/ticket-choices.ts'
import type { Life, ListRecord, Sort, Tree, Wanted } from './types.ts'

/** What is listed; `settingsVersion`: of the settings, what is kept of a version may be read by (decision 92). */
type Listed = { record: ListRecord; life?: Life; tree: Tree; settingsVersion?: number | null }

/**
 * A page of a list by its number. The page after one that was just given begins where that ended, however many lie
 * before it and whatever changed meanwhile: none is left out, and only what moved on in the order comes twice. A page
 * that nobody came to that way is counted off from the last one known. So a tree must not move with the clock: it would
 * be another list each time.
 * @throws Refusal invalid, with a problem for each test that cannot be read, under its path
 */
export async function numberedPage(
  db: Handle,
  actor: AgentActor,
  now: Date,
  asked: Listed & { sort: Sort; page: number; perPage: number },
): Promise<{ ids: number[]; hasNext: boolean }> {
  const { page, perPage, sort } = asked
  const wanted = await wantedBy(db, now, asked, actor.id)
  const order = orderOf(asked.record, sort)
  const walk = actor.apiKeyId === null ? null : { apiKeyId: actor.apiKeyId, list: nameOf(asked) }
  const known = page > 1 && walk ? await bookmarkUpTo(db, now, { ...walk, page }) : undefined
  const skip = (page - (known?.page ?? 1)) * perPage
  let from: Edge | null = known?.edge ?? null
  if (skip > 0) {
    from = await edgeAfter(db, { wanted, order, from, skip })
    if (!from) return { ids: [], hasNext: false }
  }
  const { places } = await pageOf(db, { wanted, order, from, direction: 'after', limit: perPage + 1 })
  const hasNext = places.length > perPage
  const shown = places.slice(0, perPage)
  const last = shown.at(-1)
  if (hasNext && last && walk)
    await keepBookmark(db, now, { ...walk, page: page + 1, edge: { value: last.value, id: last.id } })
  // A client goes on behind a full page, where the list may have been longer an hour ago.
  if (!hasNext && walk && shown.length === perPage) await forgetBookmarksAfter(db, { ...walk, page })
  return { ids: shown.map(({ id }) => id), hasNext }
}

/**
 * Ids from a place in the list on, counted off, and how many there are on all: exact up to 100,000, beyond it what the
 * database's statistics say.
 * @throws Refusal invalid
 */
export async function countedPage(
  db: Handle,
  now: Date,
  asked: Listed & { sort: Sort; skip: number; limit: number },
): Promise<{ ids: number[]; total: number }> {
  const wanted = await wantedBy(db, now, asked)
  const order = orderOf(asked.record, asked.sort)
  const from = asked.skip > 0 ? await edgeAfter(db, { wanted, order, from: null, skip: asked.skip }) : null
  const isBeyond = asked.skip > 0 && !from
  const { places, matches } = isBeyond
    ? { places: [], matches: null }
    : await pageOf(db, { wanted, order, from, direction: 'after', limit: asked.limit })
  const { value } = await countRecords(db, wanted, matches, countedAtMost)
  return { ids: places.map(({ id }) => id), total: value }
}

const countedAtMost = 100_000

async function wantedBy(
  db: Handle,
  now: Date,
  { record, life = 'live', tree, settingsVersion = null }: Listed,
  readerId: number | null = null,
): Promise<Wanted> {
  const workspace = await workspaceAsOf(db, settingsVersion)
  if (!workspace) throw new Refusal('missing')
  const { country, timeZone } = workspace
  const fields =
    record === 'ticket'
      ? ticketFields(await ticketChoices(db))
      : listFields(
          record,
          asksByOwnFields(tree) ? (await fieldsToShow(db, record, settingsVersion)).fields : [],
        )
  const { conditions, problems } = readTree({ record, fields, timeZone, now, readerId, country }, tree)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return { record, life, conditions, pieces: [] }
}

// The workspace's definitions are read for those who ask by its own fields only.
const asksByOwnFields = ({ conditions }: Tree): boolean =>
  conditions.some((each) => ('match' in each ? asksByOwnFields(each) : each.path.startsWith('custom.')))

const nameOf = ({
  record,
  life,
  tree,
  sort,
  perPage,
}: Listed & { sort: Sort; perPage: number }): Uint8Array =>
  createHash('sha256')
    .update(JSON.stringify([record, life ?? 'live', tree, sort, perPage]))
    .digest()
