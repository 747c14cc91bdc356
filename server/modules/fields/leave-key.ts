import type { Tx } from '../../lib/db.ts'
import { type JobHandler, startJob } from '../jobs/index.ts'
import { type Actor, addToUndo, takeImages } from '../trail/index.ts'
import { endLeftKey, endNextKey, keysOfField } from './store/keys.ts'
import { dropKey, type Former, pageWithKey, takeFormer } from './store/leaving.ts'
import type { FieldRecord } from './types.ts'

const chunk = 500

/**
 * Takes away what locked records still have from before a field took another type, and keeps it for the undo. Their
 * versions rise by it, before a form is held against them: one that was drawn before is stale.
 */
export async function leaveFormerValues(
  tx: Tx,
  record: FieldRecord,
  locked: readonly { id: number; isLeft: boolean }[],
): Promise<void> {
  const ids = locked.flatMap(({ id, isLeft }) => (isLeft ? id : []))
  if (ids.length > 0) await keepFormer(tx, record, await takeFormer(tx, record, ids))
}

/** The same page by page, for all that has a key; null: nothing has it any longer. */
export async function leavePage(
  tx: Tx,
  field: { id: number; record: FieldRecord; leftKey: string; after: number },
): Promise<{ after: number } | null> {
  const { id, record, leftKey: key, after } = field
  const { ids, next } = await pageWithKey(tx, record, { key, after, limit: chunk })
  await keepFormer(tx, record, await takeFormer(tx, record, ids))
  if (next !== null) return { after: next }
  await endLeftKey(tx, id)
  return null
}

async function keepFormer(tx: Tx, record: FieldRecord, former: readonly Former[]): Promise<void> {
  for (const [undoId, each] of Map.groupBy(former, (one) => one.undoId))
    if (undoId !== null)
      await addToUndo(
        tx,
        undoId,
        each.map(({ id, from, to }) => ({ subject: { kind: record, id }, image: { from, to } })),
      )
}

/** `key`: which is left or was prepared in vain; `forgets`: an undo that was carried out, whose images go. */
type Params = {
  fieldId: number
  record: FieldRecord
  key: string
  isInVain: boolean
  forgets: number | null
}

/** Nobody waits for it and nobody may stop it: it is the program's own. */
export async function startLeaving(tx: Tx, actor: Actor, now: Date, params: Params): Promise<void> {
  const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: actor.language } as const
  await startJob(tx, system, now, { kind: 'leave-field-key', params })
}

/** Takes values out of records that stand under a key which is no longer read, a page at a time. */
export const leaveKeyJob: JobHandler<Params, { after: number } | 'left'> = {
  kind: 'leave-field-key',
  async runChunk(tx, { params, position }) {
    const next = position === 'left' ? null : await leave(tx, params, position?.after ?? 0)
    if (next) return { done: 0, position: next, isFinished: false }
    const { forgets } = params
    const forgotten = forgets === null ? [] : await takeImages(tx, forgets, chunk)
    return { done: 0, position: 'left', isFinished: forgotten.length < chunk }
  },
}

async function leave(tx: Tx, params: Params, after: number): Promise<{ after: number } | null> {
  const { fieldId, record, key, isInVain } = params
  if (isInVain) {
    const { ids, next } = await pageWithKey(tx, record, { key, after, limit: chunk })
    await dropKey(tx, record, { key, ids })
    if (next !== null) return { after: next }
    await endNextKey(tx, fieldId)
    return null
  }
  const { leftKey } = await keysOfField(tx, fieldId)
  return leftKey === key ? leavePage(tx, { id: fieldId, record, leftKey, after }) : null
}
