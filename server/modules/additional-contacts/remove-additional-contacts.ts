import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { leftWithNobody, nobodyLeft } from './rules/floor.ts'
import { findCard, lockCards } from './store/cards.ts'
import { reachOf } from './store/reach.ts'
import { type CardRole, handOver, lockRolesOf, pendingRegistrants } from './store/roles.ts'
import { setLives } from './store/write-cards.ts'
import type { DomainRole } from './types.ts'

export type NewHolder = 'main-user' | number

/** What giving a deleted card back takes: the roles that she held, and who got them. */
export type DeletedCardImage = {
  accountId: number
  roles: { domainId: number; domain: string; role: DomainRole }[]
  handedTo: NewHolder
}

/**
 * Deletes cards of an account; domain roles that they hold go to `handOverTo`. The caller keeps the images for undo. Gives
 * those that were live.
 * @throws Refusal forbidden, missing, conflict 'contact.account-closed'; 'contact.holds-roles' with domains and roles when
 * nobody is named to take them, 'contact.is-registrant', 'contact.becomes-registrant', 'copies.nobody-left'; invalid
 * 'contact.not-a-holder' at handOverTo
 */
export async function removeAdditionalContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { accountId: number; ids: readonly number[]; handOverTo: NewHolder | null },
): Promise<{ id: number; name: string; image: DeletedCardImage }[]> {
  const account = await accountToWrite(tx, actor, given.accountId)
  await judgeHolder(tx, given)
  const cards = await lockCards(tx, account.id, given.ids)
  const ids = cards.map(({ id }) => id)
  const roles = await lockRolesOf(tx, ids)
  const problems = [
    ...(await registrantProblems(tx, ids, roles)),
    ...(given.handOverTo === null ? rolesProblems(roles) : []),
  ]
  if (problems.length > 0) throw new Refusal('conflict', problems)
  const before = await reachOf(tx, account.id)
  const handedTo = given.handOverTo ?? 'main-user'
  await handOver(tx, ids, handedTo)
  await setLives(tx, now, ids, 'deleted')
  const nobody = leftWithNobody(before, await reachOf(tx, account.id))
  if (nobody.length > 0) throw new Refusal('conflict', nobodyLeft('', nobody))
  await recordHandOver(tx, actor, now, { accountId: account.id, roles, from: null, to: handedTo })
  return cards.map(({ id, values }) => ({
    id,
    name: values.name,
    image: {
      accountId: account.id,
      roles: roles
        .filter((role) => role.cardId === id)
        .map(({ domainId, domain, role }) => ({ domainId, domain, role })),
      handedTo,
    },
  }))
}

/** One entry for each domain whose roles went from card to card. */
export async function recordHandOver(
  tx: Tx,
  actor: Actor,
  now: Date,
  moved: {
    accountId: number
    roles: readonly Pick<CardRole, 'cardId' | 'domainId' | 'role'>[]
    from: NewHolder | null
    to: NewHolder | null
  },
): Promise<void> {
  const byDomain = Map.groupBy(moved.roles, ({ domainId }) => domainId)
  await recordTrail(
    tx,
    actor,
    now,
    [...byDomain].map(([id, roles]) => ({
      subject: { kind: 'domain', id },
      type: 'domain.roles-changed',
      facts: { accountId: moved.accountId },
      values: roles.map(({ role, cardId }) => ({
        field: `roles.${role}`,
        old: moved.from ?? cardId,
        new: moved.to ?? cardId,
      })),
    })),
  )
}

async function judgeHolder(
  tx: Tx,
  { accountId, ids, handOverTo }: { accountId: number; ids: readonly number[]; handOverTo: NewHolder | null },
): Promise<void> {
  if (handOverTo === null || handOverTo === 'main-user') return
  const holder = ids.includes(handOverTo) ? undefined : await findCard(tx, { accountId, id: handOverTo })
  if (!holder) throw new Refusal('invalid', [{ path: 'handOverTo', code: 'contact.not-a-holder' }])
}

/** A registrant changes by confirmation only, whoever is to take the role. */
async function registrantProblems(
  tx: Tx,
  ids: readonly number[],
  roles: readonly CardRole[],
): Promise<Problem[]> {
  const registrant = roles.filter(({ role, isLive }) => role === 'registrant' && isLive)
  const pending = await pendingRegistrants(tx, ids)
  return [
    ...(registrant.length > 0 ? [named('contact.is-registrant', registrant)] : []),
    ...(pending.length > 0 ? [named('contact.becomes-registrant', pending)] : []),
  ]
}

const named = (code: string, of: readonly { domain: string }[]): Problem => ({
  path: '',
  code,
  params: { domains: of.map(({ domain }) => domain).join(', ') },
})

function rolesProblems(roles: readonly CardRole[]): Problem[] {
  const held = roles.filter(({ isLive, role }) => isLive && role !== 'registrant')
  if (held.length === 0) return []
  const params = { roles: held.map(({ domain, role }) => `${domain} ${role}`).join(', ') }
  return [{ path: 'handOverTo', code: 'contact.holds-roles', params }]
}
