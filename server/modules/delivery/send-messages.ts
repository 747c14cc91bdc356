import type { Tx } from '../../lib/db.ts'
import { ensureTemplates } from './ensure-templates.ts'
import { factsForSending, insertMessages, type SendingFacts } from './store/messages.ts'
import type { MessageDraft, RecipientDraft } from './types.ts'

/**
 * Puts messages on their way, in the caller's transaction: a row for each message, for each address considered with
 * the rule that decided, and a delivery for those who are in. Suppressed addresses are left out and stay visible.
 * Gives the message ids, in the order of the drafts.
 */
export async function sendMessages(tx: Tx, now: Date, drafts: readonly MessageDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  const everybody = drafts.flatMap((draft) => draft.recipients)
  const events = [...new Set(drafts.map((draft) => draft.event))]
  const addresses = everybody.map((recipient) => recipient.address)
  const people = everybody.flatMap((recipient) => recipient.personId ?? [])
  const ask = () => factsForSending(tx, { messages: drafts.length, events, addresses, people })
  let facts = await ask()
  if (events.some((event) => !facts.templates.some((template) => template.event === event))) {
    // A database in which no server was started yet: the command line makes workspaces too.
    await ensureTemplates(tx, now)
    facts = await ask()
  }
  const workspace = facts.workspace?.name ?? ''
  const messages = drafts.map((draft, index) => ({
    ...draft,
    id: facts.ids[index] as number,
    // The name as it is now: a message keeps its words, whenever it leaves.
    parameters: { ...draft.parameters, workspace },
  })) as (MessageDraft & { id: number })[]
  const judge = recipientJudge(facts)
  const recipients = messages.flatMap((message) =>
    message.recipients.map((recipient, position) => ({
      ...judge(message, recipient),
      messageId: message.id,
      position,
      lane: message.lane,
    })),
  )
  await insertMessages(tx, now, { messages, recipients })
  return facts.ids
}

type Judged = RecipientDraft & { timeZone: string; templateId: number | null }

function recipientJudge(facts: SendingFacts): (message: MessageDraft, recipient: RecipientDraft) => Judged {
  const suppressed = new Set(facts.suppressed)
  const agents = new Set(facts.agents)
  const templates = new Map(
    facts.templates.map((each) => [`${each.event} ${each.door} ${each.language}`, each.id]),
  )
  const doorsOf = (event: string) =>
    new Set(facts.templates.filter((each) => each.event === event).map((each) => each.door))
  return (message, recipient) => {
    const [onlyDoor, another] = doorsOf(message.event)
    const ownDoor = recipient.personId !== null && agents.has(recipient.personId) ? 'agent' : 'area'
    const door = another ? ownDoor : onlyDoor
    const isSuppressed = recipient.verdict === 'in' && suppressed.has(recipient.address)
    return {
      ...recipient,
      ...(isSuppressed ? { verdict: 'out' as const, rule: 'suppressed' } : {}),
      timeZone: recipient.timeZone ?? facts.workspace?.timeZone ?? 'UTC',
      templateId: templates.get(`${message.event} ${door} ${recipient.language}`) ?? null,
    }
  }
}
