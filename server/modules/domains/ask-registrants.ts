import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { confirmChanges } from './end-registrant-changes.ts'
import { mailsOfChanges } from './mail-registrants.ts'
import { leftToAsk } from './mails-a-day.ts'
import { decideChange } from './rules/decide-change.ts'
import { changesOf } from './rules/registrant-data.ts'
import { changesOfBatch } from './store/registrant-changes.ts'
import { openUnreachableTasks } from './store/tasks.ts'
import { insertChanges } from './store/write-registrants.ts'
import type { Holder, KnownRegistrant, Proposal, RegistrantData } from './types.ts'

type Asked = Proposal & { old: KnownRegistrant; answerUntil: Date }

/**
 * Asks both sides of changes of one account: one mail a side for all that are alike, whose link answers them together. Where the
 * ending asks nobody, they are carried out and both are told. What is over the day's count is put off to another day. Gives
 * the ids of the domains whose change waits.
 */
export async function askRegistrants(
  tx: Tx,
  actor: Actor,
  now: Date,
  proposals: readonly Proposal[],
  holders: readonly Holder[],
): Promise<Set<number>> {
  const asked = proposals.flatMap((proposal): Asked[] => {
    const { record } = proposal.domain
    const answerUntil = new Date(now.getTime() + proposal.ending.answerDays * 86_400_000)
    return record ? [{ ...proposal, old: record, answerUntil }] : []
  })
  const [first] = asked
  let left = first ? await leftToAsk(tx, actor, now, first.domain.accountId) : 0
  const waiting = new Set<number>()
  for (const alike of Map.groupBy(asked, keyOf).values()) {
    const isDone = await askTogether(tx, actor, now, { alike, holders, isPutOff: left-- <= 0 })
    if (!isDone) for (const { domain } of alike) waiting.add(domain.id)
  }
  return waiting
}

const keyOf = ({ old, data, to, changesRole, answerUntil, ending }: Asked): string =>
  JSON.stringify([
    ...[dataOf(old), old.address, dataOf(data), data.address],
    ...[to.holder, changesRole, answerUntil, ending.confirmations],
  ])

/** True where nobody has to be asked, and it is done. */
async function askTogether(
  tx: Tx,
  actor: Actor,
  now: Date,
  { alike, holders, isPutOff }: { alike: readonly Asked[]; holders: readonly Holder[]; isPutOff: boolean },
): Promise<boolean> {
  const [first] = alike
  if (!first) return false
  const { old, data, to, changesRole, answerUntil, ending } = first
  const decision = decideChange(old, data, ending)
  const asks = decision.kind === 'ask' ? decision.asks : [{ side: 'new' as const, address: data.address }]
  const { batchId, ids } = await insertChanges(tx, now, {
    domainIds: alike.map(({ domain }) => domain.id),
    old: dataOf(old),
    new: dataOf(data),
    toCardId: to.holder === 'main-user' ? null : to.holder,
    changesRole,
    askedBy: 'id' in actor ? actor.id : null,
    askedAt: isPutOff ? null : now,
    answerUntil,
    asks,
  })
  if (decision.kind === 'at-once' && !isPutOff) {
    const changes = await changesOfBatch(tx, batchId)
    const pending = alike.flatMap(({ domain }) => {
      const change = changes.find(({ domainId }) => domainId === domain.id)
      return change ? [{ domain, change }] : []
    })
    await confirmChanges(tx, actor, now, pending, 'none')
    return true
  }
  const changes = alike.map(({ domain }) => ({ domain, old, new: data }))
  const mailed = isPutOff ? [] : asks
  await sendMessages(
    tx,
    now,
    mailed.flatMap(({ side }) =>
      mailsOfChanges(`registrant-change-${side}`, changes, {
        holders,
        asks: { side, batchId, until: answerUntil },
      }),
    ),
  )
  await openUnreachableTasks(tx, now, [...ids.keys()])
  await recordTrail(
    tx,
    actor,
    now,
    alike.map(({ domain }) => ({
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-change-asked',
      facts: {
        changeId: ids.get(domain.id),
        changesRole,
        answerUntil: answerUntil.toISOString(),
        ...(isPutOff ? { isPutOff } : {}),
      },
      values: changesOf(old, data),
    })),
  )
  return false
}

const dataOf = ({ name, organisation, email }: KnownRegistrant): RegistrantData => ({
  name,
  organisation,
  email,
})
