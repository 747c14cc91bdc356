import type { Tx } from '../../lib/db.ts'
import type { Outcomes, Problem } from '../../lib/errors.ts'
import { type Lane, type MessageDraft, sendMessages } from '../delivery/index.ts'
import { type Decision, decideFor } from '../routing/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { holdAccounts, insertNotices, type NewNotice, newNoticeIds } from './store/insert-notices.ts'
import { openTasks } from './store/tasks.ts'
import type { NoticeDraft, SentNotice } from './types.ts'

/**
 * Makes notices and puts their copies on their way, each by what is known of its account now: whoever hands one over or
 * closes it waits for this, or comes first. Refuses, by index, what goes to an account that is closed.
 */
export async function sendNotices(
  tx: Tx,
  actor: Actor,
  now: Date,
  drafts: readonly NoticeDraft[],
): Promise<Outcomes<SentNotice>> {
  if (drafts.length === 0) return { done: [], refused: [] }
  await holdAccounts(tx, [...new Set(drafts.map(({ accountId }) => accountId))])
  const decided = await decideFor(
    tx,
    drafts.map((draft) => ({ ...draft, domainId: draft.domain?.id ?? null })),
  )
  const wanted = drafts.flatMap((draft, index) => {
    const decisions = decided[index]
    return decisions ? [{ index, draft, decisions }] : []
  })
  const ids = await newNoticeIds(tx, wanted.length)
  const messageIds = await sendMessages(
    tx,
    now,
    wanted.map((each, at) => messageOf(ids[at] as number, each)),
  )
  const notices = wanted.map(
    ({ draft, decisions }, at): NewNotice => ({
      id: ids[at] as number,
      accountId: draft.accountId,
      messageId: messageIds[at] as number,
      draft,
      mayBeUnreached: hasFloor(draft),
      isUnreached: hasFloor(draft) && isUnreached(decisions),
    }),
  )
  await insertNotices(tx, now, { byId: 'id' in actor ? actor.id : null, notices })
  await openTasks(tx, now, notices.filter((notice) => notice.isUnreached).map(taskOf))
  await recordTrail(tx, actor, now, notices.map(entryOf))
  return {
    done: notices.map(({ id, accountId, messageId }, at) => ({
      index: wanted[at]?.index as number,
      ...{ id, accountId, messageId },
    })),
    refused: drafts.flatMap((_draft, index) => (decided[index] ? [] : [{ index, problems: [closed] }])),
  }
}

const closed: Problem = { path: 'account', code: 'notice.account-closed' }

/** Where agents are told if nobody can be reached (decision 13). */
const hasFloor = ({ category }: NoticeDraft): boolean => category === 'billing' || category === 'domains'

/** Nobody but, perhaps, the main user at an address that he did not name for it. */
const isUnreached = (decisions: readonly Decision[]): boolean =>
  decisions.every(({ verdict, rule }) => verdict === 'out' || rule === 'other-address')

/** A task for agents: nobody of an account can be reached about what it must hear of. */
export const taskOf = ({
  id,
  accountId,
  draft,
}: Pick<NewNotice, 'id' | 'accountId'> & {
  draft: Pick<NoticeDraft, 'category'>
}) => ({
  kind: 'account-unreached',
  subject: { kind: 'account' as const, id: accountId },
  facts: { noticeId: id, category: draft.category },
})

function messageOf(
  id: number,
  { draft, decisions }: { draft: NoticeDraft; decisions: readonly Decision[] },
): MessageDraft {
  const lane: Lane = draft.mailingId === null ? 'notice' : 'mailing'
  return {
    ...{ event: 'notice', lane, category: draft.category, confidential: draft.isConfidential },
    accountId: draft.accountId,
    subject: { kind: 'notice', id },
    // Invoice, reminder, receipt: what is about one document stands together in a mail program.
    ...(draft.document ? { thread: `document-${draft.accountId}-${draft.document}`.slice(0, 200) } : {}),
    texts: draft.text.texts,
    parameters: { ...parametersOf(draft), ...draft.text.values },
    recipients: decisions,
  }
}

/** What its text may name besides what the sender of a template gave. */
export function parametersOf(draft: Pick<NoticeDraft, 'domain' | 'service' | 'document'>) {
  return {
    ...(draft.domain ? { domain: draft.domain.name } : {}),
    ...(draft.service ? { service: draft.service.name } : {}),
    ...(draft.document ? { document: draft.document } : {}),
  }
}

function entryOf({ id, accountId, draft }: NewNotice) {
  const { category, domain, service, document, isConfidential, mailingId } = draft
  return {
    subject: { kind: 'notice', id } as const,
    type: 'notice.sent' as const,
    facts: {
      ...{ accountId, category, isConfidential },
      ...(domain ? { domainId: domain.id } : {}),
      ...(service ? { serviceId: service.id } : {}),
      ...(document ? { document } : {}),
      ...(mailingId ? { mailingId } : {}),
    },
  }
}
