import type { Tx } from '../../lib/db.ts'
import type { Outcomes, Problem } from '../../lib/errors.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail, type TrailDraft } from '../trail/index.ts'
import { accountToWrite } from './account-of.ts'
import { mayWriteAccounts } from './policy.ts'
import { firstValues, serviceFields } from './rules/changes.ts'
import { emptyService, readService } from './rules/read-service.ts'
import { findAccounts } from './store/accounts.ts'
import { insertService, serviceOfExternalId } from './store/services.ts'
import type { ServiceDraft } from './types.ts'

/**
 * Adds services to an open account. Each refused draft comes with all its problems.
 * @throws Refusal forbidden, missing, conflict 'account.closed'
 */
export async function createServices(
  tx: Tx,
  actor: Actor,
  now: Date,
  { accountId, drafts }: { accountId: number; drafts: readonly ServiceDraft[] },
): Promise<Outcomes> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  await accountToWrite(tx, actor, accountId)
  const outcomes: Outcomes = { done: [], refused: [] }
  const entries: TrailDraft[] = []
  for (const [index, draft] of drafts.entries()) {
    const { values, problems } = readService(draft, emptyService)
    problems.push(...(await serviceTaken(tx, values.externalId)))
    const id = problems.length > 0 ? undefined : await insertService(tx, now, { accountId, values })
    if (id === undefined) {
      // Another transaction took the external id a moment ago.
      if (problems.length === 0) problems.push(...(await serviceTaken(tx, values.externalId)))
      outcomes.refused.push({ index, problems })
      continue
    }
    outcomes.done.push({ index, id })
    entries.push({
      subject: { kind: 'service', id },
      type: 'service.created',
      facts: { accountId },
      values: firstValues(serviceFields(values)),
    })
  }
  await recordTrail(tx, actor, now, entries)
  return outcomes
}

/** Which service, of which account, has an external id already. */
export async function serviceTaken(
  tx: Tx,
  externalId: string | null,
  exceptId: number | null = null,
): Promise<Problem[]> {
  const holder = externalId === null ? undefined : await serviceOfExternalId(tx, { externalId, exceptId })
  if (!holder) return []
  const [account] = await findAccounts(tx, [holder.accountId])
  const params = { id: holder.id, accountId: holder.accountId, name: account?.values.name ?? '' }
  return [{ path: 'externalId', code: 'service-external-id.taken', params }]
}
