import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mailsOfChanges } from './mail-registrants.ts'
import { decideChange } from './rules/decide-change.ts'
import { changesOf } from './rules/registrant-data.ts'
import { insertChanges } from './store/write-registrants.ts'
import type { Holder, KnownRegistrant, Proposal, RegistrantData } from './types.ts'

type Asked = Proposal & { old: KnownRegistrant; answerUntil: Date }

/** Asks both sides of changes: one mail a side for all that are alike, whose link answers them together. */
export async function askRegistrants(
  tx: Tx,
  actor: Actor,
  now: Date,
  proposals: readonly Proposal[],
  holders: readonly Holder[],
): Promise<void> {
  const asked = proposals.flatMap((proposal): Asked[] => {
    const { record } = proposal.domain
    const answerUntil = new Date(now.getTime() + proposal.ending.answerDays * 86_400_000)
    return record ? [{ ...proposal, old: record, answerUntil }] : []
  })
  for (const alike of Map.groupBy(asked, keyOf).values()) await askTogether(tx, actor, now, alike, holders)
}

const keyOf = ({ old, data, to, changesRole, answerUntil }: Asked): string =>
  JSON.stringify([dataOf(old), old.address, dataOf(data), data.address, to.holder, changesRole, answerUntil])

async function askTogether(
  tx: Tx,
  actor: Actor,
  now: Date,
  alike: readonly Asked[],
  holders: readonly Holder[],
): Promise<void> {
  const [first] = alike
  if (!first) return
  const { old, data, to, changesRole, answerUntil, ending } = first
  const decision = decideChange(old, data, ending)
  const asks = decision.kind === 'ask' ? decision.asks : []
  const { batchId, ids } = await insertChanges(tx, now, {
    domainIds: alike.map(({ domain }) => domain.id),
    old: dataOf(old),
    new: dataOf(data),
    toCardId: to.holder === 'main-user' ? null : to.holder,
    changesRole,
    askedBy: 'id' in actor ? actor.id : null,
    answerUntil,
    asks,
  })
  const changes = alike.map(({ domain }) => ({ domain, old, new: data }))
  await sendMessages(
    tx,
    now,
    asks.flatMap(({ side }) =>
      mailsOfChanges(`registrant-change-${side}`, changes, {
        holders,
        asks: { side, batchId, until: answerUntil },
      }),
    ),
  )
  await recordTrail(
    tx,
    actor,
    now,
    alike.map(({ domain }) => ({
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-change-asked',
      facts: { changeId: ids.get(domain.id), changesRole, answerUntil: answerUntil.toISOString() },
      values: changesOf(old, data),
    })),
  )
}

const dataOf = ({ name, organisation, email }: KnownRegistrant): RegistrantData => ({
  name,
  organisation,
  email,
})
