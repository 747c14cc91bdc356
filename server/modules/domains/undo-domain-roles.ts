import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import type { RolesImage } from './change-domain-roles.ts'
import { mayChangeRoles } from './policy.ts'
import { holdAccount } from './store/accounts.ts'
import { lockDomains } from './store/domains.ts'
import { holdersOf } from './store/holders.ts'
import { holdLiveCards, writeRoles } from './store/roles.ts'
import { raiseVersions } from './store/write-domains.ts'

/**
 * Gives the roles of a domain back to whom they were taken from. A role that was given to somebody else since stays, and so does
 * one whose former holder is gone; each is named.
 * @throws Refusal forbidden, missing, conflict when nothing at all can go back
 */
export async function undoDomainRoles(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: RolesImage },
): Promise<Problem[]> {
  const { accountId, roles } = undone.image
  const account = await holdAccount(tx, accountId)
  if (!account || !mayChangeRoles(actor, account))
    throw new Refusal(actor.kind === 'customer' ? 'missing' : 'forbidden')
  const cardIds = roles.flatMap(({ old }) => (old === 'main-user' ? [] : [old]))
  const cards = await holdLiveCards(tx, { accountId, ids: cardIds })
  const [domain] = await lockDomains(tx, [undone.id])
  if (domain?.accountId !== accountId) throw new Refusal('conflict', [{ path: '', code: 'undo.domain-gone' }])
  const params = { domain: domain.name }
  const leftOut: Problem[] = []
  const back = roles.filter(({ role, old, new: given }) => {
    const isSame = (domain.held[role] ?? 'main-user') === given
    const code = !isSame
      ? 'undo.role-changed-since'
      : old !== 'main-user' && !cards.has(old)
        ? 'undo.holder-gone'
        : null
    if (code) leftOut.push({ path: `roles.${role}`, code, params })
    return code === null
  })
  if (back.length === 0) throw new Refusal('conflict', leftOut)
  await writeRoles(
    tx,
    accountId,
    back.map(({ role, old }) => ({ domainId: domain.id, role, cardId: old === 'main-user' ? null : old })),
  )
  await raiseVersions(tx, now, [domain.id])
  const holders = (await holdersOf(tx, [accountId])).get(accountId) ?? []
  const nameOf = (id: number | 'main-user') => holders.find(({ holder }) => holder === id)?.name ?? null
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.roles-changed',
      facts: { accountId, undoes: undone.undoId },
      values: back.map(({ role, old, new: given }) => ({
        field: `roles.${role}`,
        old: nameOf(given),
        new: nameOf(old),
      })),
    },
  ])
  return leftOut
}
