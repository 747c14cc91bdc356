import type { Tx } from '../../../lib/db.ts'
import { type Actor, recordTrail } from '../../trail/index.ts'
import type { RestoreDone } from './restore-backup.ts'
import type { BackupDone } from './write-backup.ts'

const workspace = { kind: 'workspace', id: 1 } as const

/** Writes into the trail that everything was copied out, and by whom: a backup holds all that there is. */
export async function recordBackup(tx: Tx, actor: Actor, now: Date, done: BackupDone): Promise<void> {
  const { size, rows, files } = done
  await recordTrail(tx, actor, now, [
    { subject: workspace, type: 'workspace.backed-up', facts: { size, rows, files } },
  ])
}

/** Writes into the trail where what stands before it came from. */
export async function recordRestore(tx: Tx, actor: Actor, now: Date, done: RestoreDone): Promise<void> {
  const { createdAt, rows, files, paused } = done
  await recordTrail(tx, actor, now, [
    { subject: workspace, type: 'workspace.restored', facts: { of: createdAt, rows, files, paused } },
  ])
}
