import type { Tx } from '../../lib/db.ts'
import { addJob } from '../../lib/queue.ts'
import {
  insertDeliveries,
  insertMessages,
  insertRecipients,
  newestTemplates,
  suppressedAmong,
} from './store/messages.ts'
import type { MessageDraft, RecipientDraft } from './types.ts'

/**
 * Puts messages on their way, in the caller's transaction: a row for each message, for each address considered with
 * the rule that decided, and a delivery for those who are in. Suppressed addresses are left out and stay visible.
 * Gives the message ids, in the order of the drafts.
 */
export async function sendMessages(tx: Tx, now: Date, drafts: readonly MessageDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  const ids = await insertMessages(tx, now, drafts)
  const suppressed = await suppressedAmong(
    tx,
    drafts.flatMap((draft) => draft.recipients.map((recipient) => recipient.address)),
  )
  const templates = await newestTemplates(tx, [...new Set(drafts.map((draft) => draft.event))])
  const recipients = drafts.flatMap((draft, index) =>
    draft.recipients.map((recipient, position) => ({
      ...withoutSuppressed(recipient, suppressed),
      messageId: ids[index] as number,
      position,
      lane: draft.lane,
      templateId: templates.get(`${draft.event} ${recipient.language}`) ?? null,
    })),
  )
  await insertRecipients(tx, recipients)
  const inside = recipients.filter((recipient) => recipient.verdict === 'in')
  await insertDeliveries(tx, now, inside)
  if (inside.length > 0) await addJob(tx, { name: 'deliver-mail', key: 'deliver-mail' })
  return ids
}

function withoutSuppressed(recipient: RecipientDraft, suppressed: ReadonlySet<string>): RecipientDraft {
  if (recipient.verdict === 'out' || !suppressed.has(recipient.address)) return recipient
  return { ...recipient, verdict: 'out', rule: 'suppressed' }
}
