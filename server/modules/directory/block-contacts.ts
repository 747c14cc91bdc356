import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { type ManyChanged, missingAmong } from './change-contacts.ts'
import { mayWriteContacts } from './policy.ts'
import { deleteBlocks, insertBlocks, raiseVersions } from './store/change-many.ts'
import { endAllSessions } from './store/credentials.ts'
import { lockLive } from './store/lives.ts'

/** What an undo of blocking or letting in keeps: whether she was blocked before. */
export type BlockImage = { wasBlocked: boolean }

type Many = { ids: readonly number[]; undoId: number | null; facts: Record<string, unknown> }

/**
 * Blocks many contacts (as blockContact); those that are blocked already stay so. One undo grows over all batches.
 * @throws Refusal forbidden
 */
export async function blockContacts(tx: Tx, actor: Actor, now: Date, many: Many): Promise<ManyChanged> {
  return changeBlocks(tx, actor, now, { ...many, wasBlocked: false })
}

/**
 * Lets many blocked contacts in again.
 * @throws Refusal forbidden
 */
export async function unblockContacts(tx: Tx, actor: Actor, now: Date, many: Many): Promise<ManyChanged> {
  return changeBlocks(tx, actor, now, { ...many, wasBlocked: true })
}

async function changeBlocks(
  tx: Tx,
  actor: Actor,
  now: Date,
  { ids, undoId, facts, wasBlocked }: Many & BlockImage,
): Promise<ManyChanged> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const live = await lockLive(tx, ids)
  const changed = await writeBlocks(tx, actor, now, {
    ids: live.map(({ id }) => id),
    isToBeBlocked: !wasBlocked,
    facts,
  })
  const images = changed.map((id) => ({
    subject: { kind: 'contact', id } as const,
    image: { wasBlocked } satisfies BlockImage,
  }))
  return {
    done: live.map(({ id }) => id),
    refused: missingAmong(ids, live),
    undoId:
      images.length === 0
        ? undoId
        : await keepUndo(tx, actor, now, { command: 'block-contacts', images, into: undoId }),
  }
}

/** Gives those whose block changed. */
export async function writeBlocks(
  tx: Tx,
  actor: Actor,
  now: Date,
  wanted: { ids: readonly number[]; isToBeBlocked: boolean; facts: Record<string, unknown> },
): Promise<number[]> {
  const changed = wanted.isToBeBlocked
    ? await insertBlocks(tx, { contactIds: wanted.ids, now, byId: 'id' in actor ? actor.id : null })
    : await deleteBlocks(tx, wanted.ids)
  if (wanted.isToBeBlocked) await endAllSessions(tx, changed)
  await raiseVersions(tx, now, changed)
  await recordTrail(
    tx,
    actor,
    now,
    changed.map((id) => ({
      subject: { kind: 'contact', id },
      type: wanted.isToBeBlocked ? 'contact.blocked' : 'contact.unblocked',
      facts: wanted.facts,
    })),
  )
  return changed
}
