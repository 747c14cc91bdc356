import type { Tx } from '../../lib/db.ts'
import { addDays, dayIn } from '../../lib/pure/date-only.ts'
import { sendMessages } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { askToVerify } from './ask-to-verify.ts'
import { mailsOfChange } from './mail-registrants.ts'
import { type Decision, decideChange } from './rules/decide-change.ts'
import { lockTransfers } from './store/domains.ts'
import { insertChange, writeRecord } from './store/write-registrants.ts'
import type { Domain, DomainEnding, Holder, RegistrantData, Side } from './types.ts'

/** A locked domain, whose registrant shall be known by this data. */
export type Proposal = {
  domain: Domain
  ending: DomainEnding
  to: Holder
  data: RegistrantData & { address: string }
  /** True: the role goes to another holder; false: it is the holder's own data. */
  changesRole: boolean
}
export type Proposed = { domain: Domain; decision: Decision['kind']; changeId: number | null }

/**
 * Sets changes of registrants going: recorded at once, or asked of both sides by mail and pending until they answer. Roles
 * are not moved here. No pending change may stand in the way: withdrawing it is the caller's.
 */
export async function proposeRegistrants(
  tx: Tx,
  actor: Actor,
  now: Date,
  proposals: readonly Proposal[],
  holders: readonly Holder[],
): Promise<Proposed[]> {
  const proposed: Proposed[] = []
  for (const proposal of proposals) proposed.push(await propose(tx, actor, now, proposal, holders))
  return proposed
}

async function propose(
  tx: Tx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  holders: readonly Holder[],
): Promise<Proposed> {
  const { domain, ending, data } = proposal
  const decision = decideChange(domain.record, data, ending)
  if (decision.kind === 'same') return { domain, decision: 'same', changeId: null }
  if (decision.kind === 'ask') {
    const changeId = await ask(tx, actor, now, proposal, { asks: decision.asks, holders })
    return { domain, decision: 'ask', changeId }
  }
  await recordRegistrant(tx, now, { domain, data })
  if (decision.kind === 'at-once' && domain.record) {
    await lockAfterChange(tx, now, { domain, ending })
    const before = domain.record
    await sendMessages(
      tx,
      now,
      mailsOfChange('registrant-change-confirmed', { domain, old: before, new: data, holders }),
    )
    await recordTrail(tx, actor, now, [
      {
        subject: { kind: 'domain', id: domain.id },
        type: 'domain.registrant-changed',
        facts: { confirmations: 'none', lockDays: ending.lockDays },
        values: changesOf(before, data),
      },
    ])
  }
  await askToVerify(tx, actor, now, {
    domain,
    ending,
    data,
    holders,
    because: decision.kind === 'first' ? 'registered' : 'changed',
  })
  return { domain, decision: decision.kind, changeId: null }
}

async function ask(
  tx: Tx,
  actor: Actor,
  now: Date,
  { domain, ending, to, data, changesRole }: Proposal,
  asked: { asks: readonly { side: Side; address: string }[]; holders: readonly Holder[] },
): Promise<number> {
  if (!domain.record) throw new Error('nobody is on record whom to ask')
  const { name, organisation, email } = domain.record
  const old = { name, organisation, email }
  const after = { name: data.name, organisation: data.organisation, email: data.email }
  const answerUntil = new Date(now.getTime() + ending.answerDays * 86_400_000)
  const id = await insertChange(tx, now, {
    domainId: domain.id,
    old,
    new: after,
    toCardId: to.holder === 'main-user' ? null : to.holder,
    changesRole,
    askedBy: 'id' in actor ? actor.id : null,
    answerUntil,
    asks: asked.asks,
  })
  await sendMessages(
    tx,
    now,
    asked.asks.flatMap(({ side }) =>
      mailsOfChange(`registrant-change-${side}`, {
        domain,
        old: domain.record as RegistrantData & { address: string },
        new: data,
        holders: asked.holders,
        asks: { side, changeId: id, until: answerUntil },
      }),
    ),
  )
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-change-asked',
      facts: { changeId: id, changesRole, answerUntil: answerUntil.toISOString() },
      values: changesOf(old, after),
    },
  ])
  return id
}

/** Old and new data of a registrant as the trail keeps them. */
export const changesOf = (before: RegistrantData, after: RegistrantData) =>
  (['name', 'organisation', 'email'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field: `registrant.${field}`, old: before[field], new: after[field] }))

/** Writes whom the registry knows from now on. */
export async function recordRegistrant(
  tx: Tx,
  now: Date,
  { domain, data }: Pick<Proposal, 'domain' | 'data'>,
): Promise<void> {
  const { name, organisation, email, address } = data
  await writeRecord(tx, now, { domainId: domain.id, name, organisation, email, address })
}

/** After a change of registrant a domain stays where it is for so many of the workspace's days. */
export async function lockAfterChange(
  tx: Tx,
  now: Date,
  { domain, ending }: Pick<Proposal, 'domain' | 'ending'>,
): Promise<void> {
  if (ending.lockDays === 0) return
  const zone = (await findWorkspace(tx))?.timeZone ?? 'UTC'
  await lockTransfers(tx, { id: domain.id, until: addDays(dayIn(zone, now), ending.lockDays) })
}
