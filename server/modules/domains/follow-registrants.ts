import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { type Actor, followTrail } from '../trail/index.ts'
import { askToVerify } from './ask-to-verify.ts'
import { dropChanges } from './end-registrant-changes.ts'
import { proposeRegistrants } from './propose-registrants.ts'
import { endingOf } from './rules/ending-of.ts'
import { holderOf } from './rules/holder-of.ts'
import { reconcile } from './rules/reconcile.ts'
import { registrantDataOf } from './rules/registrant-data.ts'
import { holdAccount } from './store/accounts.ts'
import { accountsWithDomains } from './store/affected.ts'
import { lockDomainsOfAccount } from './store/domains.ts'
import { holdEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { forgetFormer, lastEndedChanges } from './store/registrant-changes.ts'
import { writeRoles } from './store/roles.ts'
import type { Domain, DomainEnding, Holder, Proposal } from './types.ts'

const atOnce = 100
const lookEvery = 1000
const afterFailure = 5000
const ofSystem: Actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }

/**
 * Holds registrants on record against what their holders are called today, whoever changed it and by whichever way: the trail
 * names them all. What differs is asked about, as if somebody had chosen another registrant.
 */
export async function catchUpRegistrants(
  db: Db,
  clock: () => Date,
  rest?: (began: number) => Promise<void>,
): Promise<void> {
  let came = atOnce
  while (came === atOnce) {
    const began = performance.now()
    came = await inTransaction(db, async (tx) => {
      const followed = await followTrail(tx, 'registrants', atOnce)
      if (!followed || followed.length === 0) return 0
      const accountIds = await accountsWithDomains(
        tx,
        followed.map(({ subject }) => subject),
      )
      for (const accountId of accountIds) await checkAccount(tx, ofSystem, clock(), accountId)
      return followed.length
    })
    if (came === atOnce) await rest?.(began)
  }
}

/** Follows the trail, looking once a second, until the program ends. */
export async function keepRegistrants(
  db: Db,
  options: {
    clock: () => Date
    ending: AbortSignal
    rest?: (began: number) => Promise<void>
    onFailure: (error: unknown) => void
  },
): Promise<void> {
  while (!options.ending.aborted) {
    let untilNext = lookEvery
    await catchUpRegistrants(db, options.clock, options.rest).catch((error: unknown) => {
      untilNext = afterFailure
      options.onFailure(error)
    })
    await pause(untilNext, undefined, { signal: options.ending }).catch(() => undefined)
  }
}

async function checkAccount(tx: Tx, actor: Actor, now: Date, accountId: number): Promise<void> {
  if (!(await holdAccount(tx, accountId))) return
  const endings = await holdEndings(tx)
  const domains = await lockDomainsOfAccount(tx, accountId)
  const holders = (await holdersOf(tx, [accountId])).get(accountId) ?? []
  const former = await lastEndedChanges(
    tx,
    domains.map(({ id }) => id),
  )
  const steps = domains.map((domain) => {
    const ending = endingOf(endings, domain.asciiName)
    return { domain, ending, ...reconcile({ domain, holders, former: former.get(domain.id) ?? null }) }
  })
  await forgetFormer(
    tx,
    steps.filter(({ forgets }) => forgets).map(({ domain }) => domain.id),
  )
  const withdrawn = steps.flatMap(({ domain: { change, ...domain }, withdraws, proposes }) => {
    // The same asked anew with other data: nobody is written to about the one that it replaces.
    const isReplaced = proposes !== null && proposes.changesRole === change?.changesRole
    const outcome = isReplaced ? ('replaced' as const) : ('withdrawn' as const)
    return withdraws && change ? [{ domain: { ...domain, change }, change, outcome }] : []
  })
  for (const [outcome, pending] of Map.groupBy(withdrawn, (each) => each.outcome))
    await dropChanges(tx, actor, now, pending, outcome)
  const proposals = steps.flatMap(({ domain, ending, proposes }) =>
    proposes ? [{ domain, ending, ...proposes }] : [],
  )
  await propose(tx, actor, now, { accountId, proposals, holders })
  await verifyLate(tx, actor, now, {
    looked: steps.filter(({ proposes }) => !proposes),
    holders,
  })
}

/** Sets changes going; roles move where nobody has to be asked. */
export async function propose(
  tx: Tx,
  actor: Actor,
  now: Date,
  { accountId, proposals, holders }: { accountId: number; proposals: Proposal[]; holders: readonly Holder[] },
): Promise<void> {
  const proposed = await proposeRegistrants(tx, actor, now, proposals, holders)
  // Whoever was to take the role is called as the one on record by now: nobody has to be asked.
  const moved = proposals.filter(({ changesRole }, at) => changesRole && proposed[at]?.decision !== 'ask')
  await writeRoles(
    tx,
    accountId,
    moved.map(({ domain, to }) => ({
      domainId: domain.id,
      role: 'registrant',
      cardId: to.holder === 'main-user' ? null : to.holder,
    })),
  )
}

/** Domains that came before they were registered: their registrants are asked to verify the address once they are. */
async function verifyLate(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { looked: readonly { domain: Domain; ending: DomainEnding }[]; holders: readonly Holder[] },
): Promise<void> {
  const asked = of.looked.flatMap(({ domain, ending }) => {
    const data = registrantDataOf(holderOf(domain, 'registrant', of.holders))
    const isNew = !domain.verification && domain.record !== null && data?.address === domain.record.address
    return data && isNew ? [{ domain, ending, data }] : []
  })
  await askToVerify(tx, actor, now, { asked, holders: of.holders, because: 'registered' })
}
