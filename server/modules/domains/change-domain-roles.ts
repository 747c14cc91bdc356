import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail, undoLasts } from '../trail/index.ts'
import { askedADay, leftToAsk } from './mails-a-day.ts'
import { mayChangeRoles } from './policy.ts'
import { proposeRegistrants } from './propose-registrants.ts'
import { type Move, readRoleChanges } from './rules/read-role-changes.ts'
import { isKept, registrantDataOf } from './rules/registrant-data.ts'
import { holdAccount } from './store/accounts.ts'
import { lockDomains, lockDomainsOfAccount } from './store/domains.ts'
import { holdEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { holdLiveCards, writeRoles } from './store/roles.ts'
import { raiseVersions } from './store/write-domains.ts'
import type { DomainRole, Holder, HolderId, Proposal } from './types.ts'

/** What undoing takes: who held the role of one domain, and who does since. */
export type RolesImage = { accountId: number; roles: { role: DomainRole; old: HolderId; new: HolderId }[] }

export type RolesChangedOutcome = {
  changed: number[]
  pending: number[]
  undoId: number | null
  until: string | null
}

/**
 * Gives roles of an account's domains to its main user or its additional contacts, all or nothing. Another registrant on
 * record is asked for by mail, and the role moves when both sides agree, where the ending wants that. What moved at once can be
 * undone, but for registrants.
 * @throws Refusal forbidden, missing, invalid with a problem for each change that cannot be ('changes.3.holder'), conflict
 * 'registrant-change.too-many'
 */
export async function changeDomainRoles(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: {
    accountId: number
    changes: readonly { domainId: number | 'all'; role: string; holder: HolderId }[]
  },
): Promise<RolesChangedOutcome> {
  const { moves, holders } = await movesOf(tx, actor, given)
  const proposals = moves.flatMap(({ domain, role, to, ending }): Proposal[] => {
    const data = registrantDataOf(to)
    return role === 'registrant' && data && isKept(domain)
      ? [{ domain, ending, to, data, changesRole: true }]
      : []
  })
  if (proposals.length > 0 && (await leftToAsk(tx, actor, now, given.accountId)) === 0)
    throw new Refusal('conflict', [
      { path: '', code: 'registrant-change.too-many', params: { max: askedADay } },
    ])
  const proposed = await proposeRegistrants(tx, actor, now, proposals, holders)
  const waiting = new Set(
    proposed.filter(({ decision }) => decision === 'ask').map(({ domain }) => domain.id),
  )
  const atOnce = moves.filter(({ domain, role }) => role !== 'registrant' || !waiting.has(domain.id))
  await writeRoles(
    tx,
    given.accountId,
    atOnce.map(({ domain, role, to }) => ({
      domainId: domain.id,
      role,
      cardId: to.holder === 'main-user' ? null : to.holder,
    })),
  )
  const changed = [...new Set(atOnce.map(({ domain }) => domain.id))]
  await raiseVersions(tx, now, [...new Set([...changed, ...waiting])])
  const undoId = await tell(tx, actor, now, { accountId: given.accountId, moves: atOnce })
  return {
    changed,
    pending: [...waiting],
    undoId,
    until: undoId === null ? null : new Date(now.getTime() + undoLasts).toISOString(),
  }
}

/**
 * What a change of roles would move, everything it concerns locked.
 * @throws Refusal as `changeDomainRoles`
 */
async function movesOf(
  tx: Tx,
  actor: Actor,
  given: {
    accountId: number
    changes: readonly { domainId: number | 'all'; role: string; holder: HolderId }[]
  },
) {
  const account = await holdAccount(tx, given.accountId)
  if (!account) throw new Refusal('missing')
  if (!mayChangeRoles(actor, account)) throw new Refusal(actor.kind === 'customer' ? 'missing' : 'forbidden')
  if (!account.isOpen) throw new Refusal('invalid', [{ path: '', code: 'account.closed' }])
  const endings = await holdEndings(tx)
  const cards = given.changes.flatMap(({ holder }) => (holder === 'main-user' ? [] : [holder]))
  await holdLiveCards(tx, { accountId: account.id, ids: cards })
  const named = given.changes.flatMap(({ domainId }) => (domainId === 'all' ? [] : [domainId]))
  const isAll = named.length < given.changes.length
  const locked = isAll ? await lockDomainsOfAccount(tx, account.id) : await lockDomains(tx, named)
  const domains = locked.filter((domain) => domain.accountId === account.id)
  const holders = (await holdersOf(tx, [account.id])).get(account.id) ?? []
  const read = readRoleChanges(given.changes, { domains, holders, endings })
  if (read.problems.length > 0) throw new Refusal('invalid', read.problems)
  return { moves: read.moves, holders }
}

/** The trail of what moved, one entry a domain, and what undoing takes. */
async function tell(
  tx: Tx,
  actor: Actor,
  now: Date,
  moved: { accountId: number; moves: readonly Move[] },
): Promise<number | null> {
  const byDomain = Map.groupBy(moved.moves, ({ domain }) => domain)
  if (byDomain.size === 0) return null
  const undoable = [...byDomain].flatMap(([domain, moves]) => {
    const roles = moves
      .filter(({ role }) => role !== 'registrant')
      .map(({ role, from, to }) => ({ role, old: from.holder, new: to.holder }))
    const image: RolesImage = { accountId: moved.accountId, roles }
    return roles.length === 0 ? [] : [{ subject: { kind: 'domain', id: domain.id } as const, image }]
  })
  const undoId =
    undoable.length === 0
      ? null
      : await keepUndo(tx, actor, now, { command: 'change-domain-roles', images: undoable })
  await recordTrail(
    tx,
    actor,
    now,
    [...byDomain].map(([domain, moves]) => ({
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.roles-changed',
      facts: { accountId: moved.accountId },
      values: moves.map(({ role, from, to }) => ({
        field: `roles.${role}`,
        old: nameOf(from),
        new: nameOf(to),
      })),
      ...(undoId !== null && moves.some(({ role }) => role !== 'registrant') ? { undoId } : {}),
    })),
  )
  return undoId
}

const nameOf = ({ name, email }: Holder): string => (email === null ? name : `${name} <${email}>`)
