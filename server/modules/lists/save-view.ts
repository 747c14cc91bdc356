import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { mayChangeView, mayList, mayShareViews } from './policy.ts'
import { readFacts } from './read-facts.ts'
import { readView } from './rules/read-view.ts'
import {
  countViewsOf,
  findView,
  insertPin,
  insertView,
  lockDeletedView,
  lockView,
  markDeleted,
  updateView,
} from './store/views.ts'
import type { View } from './types.ts'
import type { NewViewBody, ViewBody } from './wire.ts'

const mostViews = 500
const nothing: View['values'] = { name: '', isShared: false, q: '', filter: null, sort: null, columns: null }

/**
 * Saves a view, pinned to the side menu of whoever makes it unless told otherwise.
 * @throws Refusal invalid with every problem, forbidden where it is to be shared and may not
 */
export async function createView(tx: Tx, actor: AgentActor, now: Date, given: NewViewBody): Promise<View> {
  const { record, isPinned, ...rest } = given
  if (!mayList(actor, record)) throw new Refusal('forbidden')
  if (given.isShared && !mayShareViews(actor, record)) throw new Refusal('forbidden')
  const { values, problems } = readView(
    await readFacts(tx, record, { now, readerId: actor.id }),
    rest,
    nothing,
  )
  if ((await countViewsOf(tx, actor.id)) >= mostViews)
    problems.push({ path: '', code: 'view.too-many', params: { max: mostViews } })
  refuse(problems)
  const id = await insertView(tx, now, { record, ownerId: actor.id, values })
  if (isPinned) await insertPin(tx, { agentId: actor.id, viewId: id, position: null })
  await tell(tx, actor, now, { type: 'view.created', record, before: nothing, after: values })
  return known(await findView(tx, actor.id, id))
}

/**
 * Changes a view: what is given, nothing else.
 * @throws Refusal missing, forbidden, stale, invalid
 */
export async function changeView(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  change: { id: number; version: number; given: ViewBody },
): Promise<View> {
  const before = await changeable(tx, actor, change.id)
  if (change.given.isShared && !before.values.isShared && !mayShareViews(actor, before.record))
    throw new Refusal('forbidden')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const { values, problems } = readView(
    await readFacts(tx, before.record, { now, readerId: actor.id }),
    change.given,
    before.values,
  )
  refuse(problems)
  await updateView(tx, before.id, values)
  await tell(tx, actor, now, {
    type: 'view.changed',
    record: before.record,
    before: before.values,
    after: values,
  })
  return known(await findView(tx, actor.id, before.id))
}

/** Deletes a view; it can come back for 30 days. @throws Refusal missing, forbidden */
export async function removeView(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<void> {
  const before = await changeable(tx, actor, id)
  await markDeleted(tx, id, now)
  await tell(tx, actor, now, {
    type: 'view.deleted',
    record: before.record,
    before: before.values,
    after: { ...nothing, isShared: before.values.isShared },
  })
}

/**
 * Gives a deleted view back as it was: with its number, and pinned by whoever had it pinned.
 * @throws Refusal missing (never deleted, or too long ago), forbidden, invalid 'view.too-many'
 */
export async function restoreView(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<View> {
  const view = mustChange(actor, await lockDeletedView(tx, actor.id, id))
  if (view.values.isShared && !mayShareViews(actor, view.record)) throw new Refusal('forbidden')
  if ((await countViewsOf(tx, view.ownerId)) >= mostViews)
    refuse([{ path: '', code: 'view.too-many', params: { max: mostViews } }])
  await markDeleted(tx, id, null)
  await tell(tx, actor, now, {
    type: 'view.created',
    record: view.record,
    before: nothing,
    after: view.values,
  })
  return known(await findView(tx, actor.id, id))
}

const changeable = async (tx: Tx, actor: AgentActor, id: number): Promise<View> =>
  mustChange(actor, await lockView(tx, actor.id, id))

function mustChange(actor: AgentActor, view: View | undefined): View {
  if (!view) throw new Refusal('missing')
  // A key may see fewer lists than whoever made the view.
  if (!mayList(actor, view.record)) throw new Refusal('forbidden')
  if (!mayChangeView(actor, { ownerId: view.ownerId, isShared: view.values.isShared }))
    throw new Refusal('forbidden')
  return view
}

// What an agent keeps for himself is nobody's news; what all see leaves a trail.
async function tell(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  told: { type: `view.${string}`; record: string; before: View['values']; after: View['values'] },
): Promise<void> {
  const { before, after } = told
  if (!before.isShared && !after.isShared) return
  const changed = (Object.keys(after) as (keyof View['values'])[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  if (changed.length === 0) return
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: told.type,
      facts: { record: told.record },
      values: changed.map((field) => ({ field, old: before[field], new: after[field] })),
    },
  ])
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal('invalid', problems)
}

function known(view: View | undefined): View {
  if (!view) throw new Error('a view that was just written is not there')
  return view
}
