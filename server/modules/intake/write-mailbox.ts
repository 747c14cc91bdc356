import type { Tx } from '../../lib/db.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { presentMailbox } from './present-mailbox.ts'
import { mailboxById, updateMailbox } from './store/mailboxes.ts'
import type { Mailbox, MailboxValues } from './types.ts'
import type { MailboxChanged } from './wire.ts'

type Field = keyof MailboxValues | 'archivedAt'
type FieldChange = { field: Field; old: unknown; new: unknown }
export type MailboxImage = { changes: FieldChange[] }

const fields: readonly Field[] = [
  ...(['name', 'host', 'port', 'security', 'userName', 'sealedPassword', 'folder', 'departmentId'] as const),
  ...(['authservIds', 'isPaused', 'archivedAt'] as const),
]
const elsewhere: readonly Field[] = ['host', 'userName', 'folder']

/** Writes what is different, with its undo and its entry in the trail. `undoes`: it takes an earlier change back. */
export async function writeMailbox(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, after, undoes }: { before: Mailbox; after: Mailbox; undoes?: number },
): Promise<MailboxChanged> {
  const changes: FieldChange[] = fields
    .map((field) => ({ field, old: plain(before[field]), new: plain(after[field]) }))
    .filter((change) => !isSame(change.old, change.new))
  if (changes.length === 0) return { mailbox: presentMailbox(before), undoId: null }
  const isElsewhere = changes.some(({ field }) => elsewhere.includes(field))
  await updateMailbox(tx, now, {
    ...after,
    ...(isElsewhere ? { uidValidity: null, lastUid: null } : {}),
    failedAt: null,
    failure: null,
    version: before.version + 1,
  })
  const subject = { kind: 'mailbox', id: before.id } as const
  const undoId =
    undoes === undefined
      ? await keepUndo(tx, actor, now, {
          command: 'change-mailbox',
          images: [{ subject, image: { changes } satisfies MailboxImage }],
        })
      : null
  await recordTrail(tx, actor, now, [
    {
      subject,
      type: typeOf(changes),
      facts: { ...(undoes === undefined ? {} : { undoes }), fields: changes.map(({ field }) => field) },
      // That the password changed is told by its name alone.
      values: changes.filter(({ field }) => field !== 'sealedPassword' && field !== 'archivedAt'),
      ...(undoId === null ? {} : { undoId }),
    },
  ])
  return { mailbox: presentMailbox((await mailboxById(tx, before.id)) as Mailbox), undoId }
}

function typeOf(changes: readonly FieldChange[]): `mailbox.${string}` {
  const archival = changes.find(({ field }) => field === 'archivedAt')
  if (!archival) return 'mailbox.changed'
  return archival.new === null ? 'mailbox.restored' : 'mailbox.deleted'
}

export const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
