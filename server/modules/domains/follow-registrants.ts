import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { type Actor, followTrail } from '../trail/index.ts'
import { askToVerify } from './ask-to-verify.ts'
import { dropChange } from './end-registrant-change.ts'
import { type Proposal, proposeRegistrants } from './propose-registrants.ts'
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
import type { Domain, DomainEnding, Holder } from './types.ts'

const atOnce = 500
const lookEvery = 1000
const afterFailure = 5000
const ofSystem: Actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }

/**
 * Holds registrants on record against what their holders are called today, whoever changed it and by whichever way: the trail
 * names them all. What differs is asked about, as if somebody had chosen another registrant.
 */
export async function catchUpRegistrants(db: Db, clock: () => Date): Promise<void> {
  let came = atOnce
  while (came === atOnce)
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
}

/** Follows the trail, looking once a second, until the program ends. */
export async function keepRegistrants(
  db: Db,
  options: { clock: () => Date; ending: AbortSignal; onFailure: (error: unknown) => void },
): Promise<void> {
  while (!options.ending.aborted) {
    let rest = lookEvery
    await catchUpRegistrants(db, options.clock).catch((error: unknown) => {
      rest = afterFailure
      options.onFailure(error)
    })
    await pause(rest, undefined, { signal: options.ending }).catch(() => undefined)
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
  for (const domain of domains) {
    const ending = endingOf(endings, domain.asciiName)
    const known = { domain, ending, holders }
    const step = reconcile({ ...known, former: former.get(domain.id) ?? null })
    if (step.forgets) await forgetFormer(tx, domain.id)
    if (step.withdraws && domain.change)
      await dropChange(
        tx,
        actor,
        now,
        { domain, change: domain.change },
        step.proposes ? 'replaced' : 'withdrawn',
      )
    if (step.proposes) await propose(tx, actor, now, { ...known, ...step.proposes })
    else await verifyLate(tx, actor, now, known)
  }
}

async function propose(
  tx: Tx,
  actor: Actor,
  now: Date,
  { holders, ...proposal }: Proposal & { holders: readonly Holder[] },
): Promise<void> {
  const [proposed] = await proposeRegistrants(tx, actor, now, [proposal], holders)
  // Whoever was to take the role is called as the one on record by now: nobody has to be asked.
  if (!proposal.changesRole || proposed?.decision === 'ask') return
  const { domain, to } = proposal
  const cardId = to.holder === 'main-user' ? null : to.holder
  await writeRoles(tx, domain.accountId, [{ domainId: domain.id, role: 'registrant', cardId }])
}

/** A domain that came before it was registered: it is asked about once it is. */
async function verifyLate(
  tx: Tx,
  actor: Actor,
  now: Date,
  { domain, ending, holders }: { domain: Domain; ending: DomainEnding; holders: readonly Holder[] },
): Promise<void> {
  const data = registrantDataOf(holderOf(domain, 'registrant', holders))
  if (domain.verification || !domain.record || data?.address !== domain.record.address) return
  await askToVerify(tx, actor, now, { domain, ending, data, holders, because: 'registered' })
}
