import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { readLeaveOut } from './rules/read-leave-out.ts'
import { takeUploads } from './store/uploads.ts'
import type { AttachmentDraft, MessageAuthor, MessageDoor, TicketMessageDraft } from './types.ts'

type Written = {
  body: string
  format?: 'plain' | 'markdown' | undefined
  uploads?: readonly number[] | undefined
  leaveOut?: readonly string[] | undefined
  /** Of a foreign door, which keeps files and makes HTML harmless itself. */
  attachments?: readonly AttachmentDraft[] | undefined
  html?: string | null | undefined
}

/** A message as whoever is at the door wrote it, with the files he uploaded; those that are not there are problems, as are addresses to leave out that are none. */
export async function messageBy(
  tx: Tx,
  actor: AgentActor | CustomerActor,
  { kind, written, author }: { kind: 'public' | 'note'; written: Written; author?: MessageAuthor },
): Promise<{ message: TicketMessageDraft; problems: Problem[] }> {
  const ids = [...new Set(written.uploads ?? [])]
  const taken = await takeUploads(tx, { personId: actor.id, ids })
  const isThere = new Set(taken.map(({ id }) => id))
  const uploaded = taken.map(({ id: _id, ...file }): AttachmentDraft => file)
  const attachments = [...uploaded, ...(written.attachments ?? [])]
  const { leaveOut, problems } = readLeaveOut(written.leaveOut ?? [])
  return {
    message: {
      ...{ kind, body: written.body, attachments, leaveOut, door: doorOf(actor) },
      html: written.html ?? null,
      format: written.format ?? (actor.kind === 'agent' ? 'markdown' : 'plain'),
      author: author ?? { kind: actor.kind, id: actor.id, name: actor.name, address: null },
    },
    problems: [
      ...problems,
      ...ids.flatMap((id, index) =>
        isThere.has(id) ? [] : [{ path: `uploads.${index}`, code: 'ticket.unknown-upload' }],
      ),
    ],
  }
}

/** Through which door a ticket or message came in. */
export function doorOf(actor: AgentActor | CustomerActor): MessageDoor {
  if (actor.kind === 'customer') return 'area'
  return actor.apiKeyId === null ? 'agent' : 'api'
}
