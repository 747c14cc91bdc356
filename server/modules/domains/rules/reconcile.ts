import type { Domain, Holder, KnownRegistrant, RegistrantChange } from '../types.ts'
import { holderOf } from './holder-of.ts'
import { isKept, isSameRegistrant, registrantDataOf } from './registrant-data.ts'

/** What has to happen so that record, pending change and today's facts agree. */
export type Step = {
  /** The pending change asks about what is no longer so. */
  withdraws: boolean
  proposes: { to: Holder; data: KnownRegistrant; changesRole: boolean } | null
  /** What came to nothing may be asked again. */
  forgets: boolean
}

const nothing: Step = { withdraws: false, proposes: null, forgets: false }

/**
 * Compares a domain's registrant on record with its holder's facts. A change of role that waits goes on with its own holder's
 * facts; else the holder's own data counts. What was refused, expired or withdrawn is not asked again while the data stays so.
 */
export function reconcile(known: {
  domain: Pick<Domain, 'status' | 'held' | 'record' | 'change'>
  holders: readonly Holder[]
  /** The last change that came to nothing and still stands. */
  former: RegistrantChange | null
}): Step {
  const { domain, holders } = known
  const { change } = domain
  if (!isKept(domain)) return { ...nothing, withdraws: change !== null }
  if (change?.changesRole) {
    const step = keepAsking(change, holders)
    if (!step.withdraws || step.proposes) return step
    return { ...reconcile({ ...known, domain: { ...domain, change: null } }), withdraws: true }
  }
  const to = holderOf(domain, 'registrant', holders)
  const data = registrantDataOf(to)
  if (!data) return nothing
  const forgets = known.former !== null && !isAbout(known.former, data)
  if (domain.record && isSameRegistrant(domain.record, data))
    return { ...nothing, withdraws: change !== null, forgets }
  if (change && isAbout(change, data)) return nothing
  const isDecided = known.former !== null && !forgets && !change
  return isDecided
    ? nothing
    : { withdraws: change !== null, proposes: { to, data, changesRole: false }, forgets }
}

function keepAsking(change: RegistrantChange, holders: readonly Holder[]): Step {
  const to = holders.find(({ holder }) => holder === change.toHolder)
  const data = to && registrantDataOf(to)
  if (!to || !data) return { ...nothing, withdraws: true }
  if (isAbout(change, data)) return nothing
  return { ...nothing, withdraws: true, proposes: { to, data, changesRole: true } }
}

/** Whether a change asks, or asked, for this very data. */
function isAbout(change: RegistrantChange, data: KnownRegistrant): boolean {
  const asked = change.confirmations.find(({ side }) => side === 'new')
  return asked !== undefined && isSameRegistrant({ ...change.new, address: asked.address }, data)
}
