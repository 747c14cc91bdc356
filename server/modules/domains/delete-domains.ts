import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { dropChanges } from './end-registrant-changes.ts'
import { mayReadDomains, mayWriteDomains } from './policy.ts'
import { takenProblems } from './rules/taken.ts'
import { holdAccount } from './store/accounts.ts'
import { lockDomains } from './store/domains.ts'
import { holdLiveCards, writeRoles } from './store/roles.ts'
import { reviveDomain, setDeleted, whoHas } from './store/write-domains.ts'
import { type DomainRole, type DomainValues, domainRoles } from './types.ts'

/** What giving a domain back takes: what was free again since, and who held its roles. */
export type DeletedDomainImage = {
  accountId: number
  values: DomainValues
  held: Partial<Record<DomainRole, number>>
}

/**
 * Deletes domains: their names are free again, nobody holds their roles, a change of registrant that waits is withdrawn. One
 * undo gives them back for 30 days.
 * @throws Refusal forbidden
 */
export async function deleteDomains(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
): Promise<{ done: number[]; undoId: number | null }> {
  if (!mayWriteDomains(actor)) throw new Refusal('forbidden')
  const domains = await lockDomains(tx, ids)
  if (domains.length === 0) return { done: [], undoId: null }
  const pending = domains.flatMap((domain) => (domain.change ? [{ domain, change: domain.change }] : []))
  for (const ofAccount of Map.groupBy(pending, ({ domain }) => domain.accountId).values())
    await dropChanges(tx, actor, now, ofAccount, 'withdrawn')
  const undoId = await keepUndo(tx, actor, now, {
    command: 'delete-domains',
    images: domains.map(({ id, accountId, held, ...domain }) => {
      const { name, asciiName, status, registeredOn, expiresOn, externalId } = domain
      const values = { name, asciiName, status, registeredOn, expiresOn, externalId }
      return {
        subject: { kind: 'domain', id },
        image: { accountId, values, held } satisfies DeletedDomainImage,
      }
    }),
  })
  await setDeleted(
    tx,
    now,
    domains.map(({ id }) => id),
  )
  await recordTrail(
    tx,
    actor,
    now,
    domains.map(({ id, accountId, name }) => ({
      subject: { kind: 'domain', id },
      type: 'domain.deleted',
      facts: { accountId },
      values: [{ field: 'name', old: name, new: null }],
      undoId,
    })),
  )
  return { done: domains.map(({ id }) => id), undoId }
}

/**
 * Gives a deleted domain back. What another took meanwhile is left out and named, and so are roles whose holder is gone: they
 * are the main user's.
 * @throws Refusal forbidden, conflict when its name is another's, or its account closed
 */
export async function restoreDomain(
  tx: Tx,
  actor: Actor,
  now: Date,
  deleted: { id: number; undoId: number; image: DeletedDomainImage },
): Promise<Problem[]> {
  if (!mayWriteDomains(actor)) throw new Refusal('forbidden')
  const { accountId, values, held } = deleted.image
  if (!(await holdAccount(tx, accountId))?.isOpen)
    throw new Refusal('conflict', [{ path: '', code: 'undo.account-closed' }])
  const cards = await holdLiveCards(tx, { accountId, ids: Object.values(held) })
  const asked = { asciiName: values.asciiName, externalId: values.externalId }
  const taken = takenProblems(
    asked,
    await whoHas(tx, {
      asciiNames: [values.asciiName],
      externalIds: values.externalId === null ? [] : [values.externalId],
    }),
    { ownId: deleted.id, seesHolder: mayReadDomains(actor) },
  )
  const holder = taken.find(({ path }) => path === 'name')
  if (holder)
    throw new Refusal('conflict', [
      {
        path: 'name',
        code: 'undo.domain-taken-by-account',
        params: { ...holder.params, domain: values.name },
      },
    ])
  const lostId = taken.some(({ path }) => path === 'externalId')
  const externalId = lostId ? null : values.externalId
  if (!(await reviveDomain(tx, now, { id: deleted.id, externalId })))
    throw new Refusal('conflict', [{ path: '', code: 'undo.domain-gone' }])
  const roles = domainRoles.flatMap((role) => {
    const cardId = held[role]
    return cardId === undefined ? [] : [{ domainId: deleted.id, role, cardId }]
  })
  await writeRoles(
    tx,
    accountId,
    roles.filter(({ cardId }) => cards.has(cardId)),
  )
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: deleted.id },
      type: 'domain.restored',
      facts: { undoes: deleted.undoId, accountId },
    },
  ])
  return [
    ...(lostId
      ? [
          {
            path: 'externalId',
            code: 'undo.domain-external-id-taken',
            params: { externalId: values.externalId ?? '' },
          },
        ]
      : []),
    ...roles
      .filter(({ cardId }) => !cards.has(cardId))
      .map(({ role }) => ({
        path: `roles.${role}`,
        code: 'undo.holder-gone',
        params: { domain: values.name },
      })),
  ]
}
