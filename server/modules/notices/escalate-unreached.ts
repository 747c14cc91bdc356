import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { type MessageDraft, sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { taskOf } from './send-notices.ts'
import { openTasks } from './store/tasks.ts'
import { settleReached, takeUnreached, type Unreached } from './store/unsettled.ts'

const atOnce = 100

/**
 * Where every copy of a notice of billing or domains has failed: tries the main user's other verified addresses, once,
 * and tells agents (decision 13). What is still being tried is left to a later look.
 */
export async function escalateUnreached(db: Db, actor: Actor, now: Date): Promise<void> {
  await inTransaction(db, (tx) => settleReached(tx, now))
  let came = atOnce
  while (came === atOnce) came = await inTransaction(db, (tx) => escalateSome(tx, actor, now))
}

async function escalateSome(tx: Tx, actor: Actor, now: Date): Promise<number> {
  const unreached = await takeUnreached(tx, now, atOnce)
  await sendMessages(tx, now, unreached.filter(({ others }) => others.length > 0).map(secondTry))
  await openTasks(
    tx,
    now,
    unreached.map((notice) => taskOf({ ...notice, draft: notice })),
  )
  await recordTrail(
    tx,
    actor,
    now,
    unreached.map(({ id, accountId, category, others }) => ({
      subject: { kind: 'notice', id } as const,
      type: 'notice.unreached' as const,
      facts: { accountId, category, triedBesides: others.length },
    })),
  )
  return unreached.length
}

function secondTry(notice: Unreached): MessageDraft {
  const { id, accountId, category, confidential, text, parameters, account } = notice
  return {
    ...{ event: 'notice', lane: 'notice', category, confidential, accountId, parameters },
    subject: { kind: 'notice', id },
    texts: text.texts,
    recipients: notice.others.map((other) => ({
      ...other,
      language: interfaceLanguageOf(other.language),
      verdict: 'in',
      rule: 'other-address',
      ruleFacts: { account, category },
      mayDecline: false,
    })),
  }
}
