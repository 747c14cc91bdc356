import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { deleteImageSender, insertImageSender } from './store/contents.ts'

/**
 * Shows images from elsewhere in a sender's mails from now on, to all agents.
 * @throws Refusal forbidden, invalid
 */
export async function allowImages(tx: Tx, actor: AgentActor, now: Date, typed: string): Promise<void> {
  const address = readAddress(actor, typed)
  await insertImageSender(tx, now, { address, byId: actor.id })
  await record(tx, actor, now, { address, isAllowed: true })
}

/**
 * Blocks them again.
 * @throws Refusal forbidden, invalid, missing
 */
export async function blockImages(tx: Tx, actor: AgentActor, now: Date, typed: string): Promise<void> {
  const address = readAddress(actor, typed)
  if (!(await deleteImageSender(tx, address))) throw new Refusal('missing')
  await record(tx, actor, now, { address, isAllowed: false })
}

function readAddress(actor: AgentActor, typed: string): string {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const email = readMailAddress(typed)
  if (!email.ok) throw new Refusal('invalid', [{ path: 'address', ...email.fault }])
  return email.value.normal
}

const record = (tx: Tx, actor: AgentActor, now: Date, of: { address: string; isAllowed: boolean }) =>
  recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: of.isAllowed ? 'workspace.images-allowed' : 'workspace.images-blocked',
      values: [{ field: 'sender', old: null, new: of.address }],
    },
  ])
