import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { propose } from './follow-registrants.ts'
import { leftToAsk } from './mails-a-day.ts'
import { endingOf } from './rules/ending-of.ts'
import { isKept, registrantDataOf } from './rules/registrant-data.ts'
import { holdAccount } from './store/accounts.ts'
import { lockDomainsOfAccount } from './store/domains.ts'
import { holdEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { accountsWithPutOff, forgetPutOff } from './store/write-registrants.ts'
import type { Domain, DomainEnding, Holder, Proposal } from './types.ts'

/** Asks about the changes of registrants that were too many for their day, oldest first, with today's data and endings. */
export async function askPutOff(db: Db, actor: Actor, now: Date): Promise<void> {
  for (const accountId of await accountsWithPutOff(db))
    await inTransaction(db, (tx) => askInAccount(tx, actor, now, accountId))
}

async function askInAccount(tx: Tx, actor: Actor, now: Date, accountId: number): Promise<void> {
  if (!(await holdAccount(tx, accountId))) return
  const left = await leftToAsk(tx, actor, now, accountId)
  const endings = await holdEndings(tx)
  const domains = await lockDomainsOfAccount(tx, accountId)
  const holders = (await holdersOf(tx, [accountId])).get(accountId) ?? []
  const waiting = domains.flatMap((domain) =>
    domain.change && domain.change.askedAt === null ? [{ domain, change: domain.change }] : [],
  )
  const batches = [...Map.groupBy(waiting, ({ change }) => change.batchId)].sort(
    ([one], [other]) => one - other,
  )
  const turn = batches.slice(0, left).flatMap(([, each]) => each)
  await forgetPutOff(
    tx,
    turn.map(({ change }) => change.id),
  )
  const proposals = turn.flatMap(({ domain }) => proposalOf(domain, holders, endings))
  await propose(tx, actor, now, { accountId, proposals, holders })
}

/** The same as was put off; what is no longer so, the trail's follower sees to. */
function proposalOf(
  domain: Domain,
  holders: readonly Holder[],
  endings: readonly DomainEnding[],
): Proposal[] {
  const { change } = domain
  const to = holders.find(({ holder }) => holder === change?.toHolder)
  const data = to && registrantDataOf(to)
  if (!change || !data || !isKept(domain)) return []
  return [{ domain, ending: endingOf(endings, domain.asciiName), to, data, changesRole: change.changesRole }]
}
