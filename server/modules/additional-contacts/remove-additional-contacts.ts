import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { floorProblems, reachOf } from '../directory/index.ts'
import type { Actor } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { type NewHolder, nameOfCard, nameOfHolder, recordHandOver } from './record-hand-over.ts'
import { findCard, lockCards } from './store/cards.ts'
import { type CardRole, handOver, lockRolesOf, pendingRegistrants } from './store/roles.ts'
import { setLives } from './store/write-cards.ts'
import type { DomainRole } from './types.ts'

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
  const { handOverTo } = given
  if (typeof handOverTo === 'number' && !(await isAnotherCard(tx, account.id, handOverTo, given.ids)))
    throw new Refusal('invalid', [{ path: 'handOverTo', code: 'contact.not-a-holder' }])
  const cards = await lockCards(tx, account.id, given.ids)
  const ids = cards.map(({ id }) => id)
  const roles = await lockRolesOf(tx, ids)
  const problems = [
    ...(await registrantProblems(tx, ids, roles)),
    ...(given.handOverTo === null ? rolesProblems(roles) : []),
  ]
  if (problems.length > 0) throw new Refusal('conflict', problems)
  const before = await reachOf(tx, { accountId: account.id })
  const handedTo = given.handOverTo ?? 'main-user'
  const taker = await nameOfHolder(tx, account, handedTo)
  await handOver(tx, ids, handedTo)
  await setLives(tx, now, ids, 'deleted')
  const nobody = floorProblems('', before, await reachOf(tx, { accountId: account.id }))
  if (nobody.length > 0) throw new Refusal('conflict', nobody)
  await recordHandOver(tx, actor, now, {
    accountId: account.id,
    moved: cards.flatMap(({ id, values }) =>
      rolesIn(roles, id).map((role) => ({ ...role, old: nameOfCard(values), new: taker ?? '' })),
    ),
  })
  return cards.map(({ id, values }) => ({
    id,
    name: values.name,
    image: {
      accountId: account.id,
      roles: rolesIn(roles, id),
      handedTo,
    },
  }))
}

const rolesIn = (roles: readonly CardRole[], id: number) =>
  roles
    .filter(({ cardId }) => cardId === id)
    .map(({ domainId, domain, role }) => ({ domainId, domain, role }))

async function isAnotherCard(
  tx: Tx,
  accountId: number,
  id: number,
  going: readonly number[],
): Promise<boolean> {
  return !going.includes(id) && (await findCard(tx, { accountId, id })) !== undefined
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
