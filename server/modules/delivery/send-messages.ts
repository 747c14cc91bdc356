import type { Tx } from '../../lib/db.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { ensureTemplates } from './ensure-templates.ts'
import { factsForSending, insertAttachments, insertMessages, type SendingFacts } from './store/messages.ts'
import { reasonOf } from './texts/reasons.ts'
import type { MailDoor, MessageDraft, RecipientDraft, TemplateEvent } from './types.ts'

/**
 * Puts messages on their way, in the caller's transaction: a row for each message, for each address considered with
 * the rule that decided, and a delivery for those who are in. Suppressed addresses are left out and stay visible, unless a
 * draft says to try anyway.
 * Gives the message ids, in the order of the drafts.
 */
export async function sendMessages(tx: Tx, now: Date, drafts: readonly MessageDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  const everybody = drafts.flatMap((draft) => draft.recipients)
  const events = [...new Set(drafts.flatMap(templateEventOf))]
  const asked = {
    messages: drafts.length,
    events,
    texts: [...new Set(drafts.flatMap((draft) => Object.values(textsOf(draft) ?? {})))],
    addresses: everybody.map((recipient) => recipient.address),
    people: everybody.flatMap((recipient) => recipient.personId ?? []),
    accounts: [...new Set(drafts.flatMap((draft) => draft.accountId ?? []))],
  }
  let facts = await factsForSending(tx, asked)
  if (events.some((event) => !facts.templates.some((template) => template.event === event))) {
    // A database in which no server was started yet: the command line makes workspaces too.
    await ensureTemplates(tx, now)
    facts = await factsForSending(tx, asked)
  }
  const accountNames = new Map(facts.accounts.map(({ id, name }) => [id, name]))
  const messages = drafts.map((draft, index) => ({
    ...draft,
    id: facts.ids[index] as number,
    ...departmentOf(draft, facts),
    // Names as they are now: a message keeps its words, whenever it leaves.
    parameters: {
      ...(draft.accountId === undefined ? {} : { account: accountNames.get(draft.accountId) ?? '' }),
      ...draft.parameters,
      workspace: facts.workspace?.name ?? '',
    },
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
  await insertAttachments(tx, now, messages)
  return facts.ids
}

const textsOf = (draft: MessageDraft): Partial<Record<Language, number>> | undefined =>
  draft.event === 'notice' || draft.event === 'ticket-message' ? draft.texts : undefined

/** What is about an account comes from whoever answers questions about it; credentials from nobody in particular. */
function departmentOf(
  { departmentId, accountId, lane, category }: MessageDraft,
  { departments }: SendingFacts,
): { departmentId?: number } {
  if (departmentId !== undefined || accountId === undefined || lane === 'credential') return {}
  const department = departments.find((each) => each.category === category) ?? departments[0]
  return department ? { departmentId: department.id } : {}
}

/** Of which event the templates of a message are; none where its texts were written for it alone. */
function templateEventOf(draft: MessageDraft): TemplateEvent[] {
  if (draft.event === 'ticket-message') return []
  if (draft.event !== 'notice') return [draft.event]
  return draft.template ? [draft.template] : []
}

type Judged = RecipientDraft & { timeZone: string; templateId: number | null }

function recipientJudge(facts: SendingFacts): (message: MessageDraft, recipient: RecipientDraft) => Judged {
  const suppressed = new Set(facts.suppressed)
  const agents = new Set(facts.agents)
  const texts = new Map(facts.texts.map((each) => [each.id, each]))
  const byEvent = Map.groupBy(facts.templates, (each) => each.event)
  const templateFor = (message: MessageDraft, { personId, language }: RecipientDraft) => {
    const own = Object.values(textsOf(message) ?? {}).flatMap((id) => texts.get(id) ?? [])
    const all = own.length > 0 ? own : templateEventOf(message).flatMap((event) => byEvent.get(event) ?? [])
    const isAgent = personId !== null && agents.has(personId)
    const doors = new Set(all.map((each) => each.door))
    const door: MailDoor | undefined = doors.size > 1 ? (isAgent ? 'agent' : 'area') : [...doors][0]
    const atDoor = all.filter((each) => each.door === door)
    // What was written in one language only is sent in it.
    return atDoor.find((each) => each.language === language) ?? atDoor[0]
  }
  return (message, recipient) => {
    const isSuppressed = recipient.verdict === 'in' && suppressed.has(recipient.address)
    const template = templateFor(message, recipient)
    const needsReason = recipient.verdict === 'in' && template?.reason.includes('{reason}')
    if (needsReason && reasonOf(recipient.rule, {}, recipient.language) === null)
      throw new Error(`no sentence says why '${recipient.rule}' gets a mail: texts/reasons.ts`)
    return {
      ...recipient,
      ...(isSuppressed && !recipient.triesAnyway ? { verdict: 'out' as const, rule: 'suppressed' } : {}),
      ...(isSuppressed && recipient.triesAnyway
        ? { ruleFacts: { ...recipient.ruleFacts, triedAnyway: true } }
        : {}),
      timeZone: recipient.timeZone ?? facts.workspace?.timeZone ?? 'UTC',
      templateId: template?.id ?? null,
    }
  }
}
