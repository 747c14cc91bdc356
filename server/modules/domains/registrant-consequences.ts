import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { decideChange } from './rules/decide-change.ts'
import { endingOf } from './rules/ending-of.ts'
import { holderOf } from './rules/holder-of.ts'
import { readRoleChanges } from './rules/read-role-changes.ts'
import { isKept, isSameRegistrant, registrantDataOf } from './rules/registrant-data.ts'
import { allDomainsOfAccount } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import type { Domain, DomainEnding, Holder, RegistrantData } from './types.ts'
import type { RegistrantConsequencesAnswer, RegistrantConsequencesBody } from './wire.ts'

type Consequence = RegistrantConsequencesAnswer['items'][number]
type Data = RegistrantData & { address: string }

/**
 * What saving would set going, told before it is saved: for each domain whose registrant on record would be another one, who is
 * asked, until when, and the lock that follows. Writes nothing.
 * @throws Refusal invalid with the problems of changes that cannot be, or 'holder.missing'
 */
export async function registrantConsequences(
  db: Handle,
  accountId: number,
  asked: RegistrantConsequencesBody,
): Promise<RegistrantConsequencesAnswer> {
  const endings = await allEndings(db)
  const domains = await allDomainsOfAccount(db, accountId)
  const holders = (await holdersOf(db, [accountId])).get(accountId) ?? []
  if ('changes' in asked) {
    const { moves, problems } = readRoleChanges(asked.changes, { domains, holders, endings })
    if (problems.length > 0) throw new Refusal('invalid', problems)
    const items = moves.flatMap(({ domain, ending, role, to }) => {
      const data = role === 'registrant' ? registrantDataOf(to) : null
      return data ? consequenceOf(domain, ending, data) : []
    })
    return { items }
  }
  const holder = holders.find((each) => each.holder === asked.holder)
  if (!holder) throw new Refusal('invalid', [{ path: 'holder', code: 'holder.missing' }])
  const data = changed(holder, asked)
  const items = domains
    .filter((domain) => isRegistrant(domain, holder, holders))
    .flatMap((domain) => (data ? consequenceOf(domain, endingOf(endings, domain.asciiName), data) : []))
  return { items }
}

/** Whether a domain's registrant is, or is about to be, this holder. */
function isRegistrant(domain: Domain, holder: Holder, holders: readonly Holder[]): boolean {
  if (domain.change?.changesRole) return domain.change.toHolder === holder.holder
  return holderOf(domain, 'registrant', holders).holder === holder.holder
}

/** The holder's data as it would be; what is no address yet is told by the form that saves it. */
function changed(
  holder: Holder,
  draft: {
    name?: string | null | undefined
    organisation?: string | null | undefined
    email?: string | null | undefined
  },
): Data | null {
  const before = registrantDataOf(holder)
  const email = draft.email ? readMailAddress(draft.email) : null
  if (email && !email.ok) return null
  const reached = email ? { email: email.value.address, address: email.value.normal } : before
  if (!reached) return null
  return {
    name: draft.name?.trim() || holder.name,
    organisation: draft.organisation === undefined ? holder.organisation : draft.organisation?.trim() || null,
    email: reached.email,
    address: reached.address,
  }
}

function consequenceOf(domain: Domain, ending: DomainEnding, data: Data): Consequence[] {
  const decision = decideChange(domain.record, data, ending)
  if (!isKept(domain)) return []
  if (!domain.record || decision.kind === 'first' || decision.kind === 'same' || isAskedAlready(domain, data))
    return []
  const { name, organisation, email } = domain.record
  const old = { name, organisation, email }
  const asks = decision.kind === 'ask' ? decision.asks : []
  return [
    {
      domainId: domain.id,
      domain: domain.name,
      old,
      new: { name: data.name, organisation: data.organisation, email: data.email },
      confirmations: ending.confirmations,
      asks: asks.map(({ side }) => ({ side, email: side === 'old' ? old.email : data.email })),
      answerDays: ending.answerDays,
      lockDays: ending.lockDays,
      replaces: domain.change?.id ?? null,
    },
  ]
}

function isAskedAlready(domain: Domain, data: Data): boolean {
  const asked = domain.change?.confirmations.find(({ side }) => side === 'new')
  return (
    domain.change !== null &&
    asked !== undefined &&
    isSameRegistrant({ ...domain.change.new, address: asked.address }, data)
  )
}
