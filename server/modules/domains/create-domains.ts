import type { Tx } from '../../lib/db.ts'
import { type Outcomes, type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayReadDomains, mayWriteDomains } from './policy.ts'
import { proposeRegistrants } from './propose-registrants.ts'
import { endingOf } from './rules/ending-of.ts'
import { asciiNameOf, readNewDomain } from './rules/read-domain.ts'
import { registrantDataOf } from './rules/registrant-data.ts'
import { takenProblems } from './rules/taken.ts'
import { holdAccount } from './store/accounts.ts'
import { domainsById } from './store/domains.ts'
import { holdEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { insertDomains, whoHas } from './store/write-domains.ts'
import type { DomainValues } from './types.ts'
import type { DomainDraft } from './wire.ts'

/**
 * Puts domains into an account; all roles are the main user's, who is the registrant on record, if he has an address. Of
 * equal names within the batch the first wins. Where an ending wants it, a domain just registered has its registrant asked to
 * verify the address.
 * @throws Refusal forbidden, missing (no such account), invalid 'account.closed'
 */
export async function createDomains(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { accountId: number; drafts: readonly DomainDraft[] },
): Promise<Outcomes> {
  if (!mayWriteDomains(actor)) throw new Refusal('forbidden')
  const account = await holdAccount(tx, given.accountId)
  if (!account) throw new Refusal('missing')
  if (!account.isOpen) throw new Refusal('invalid', [{ path: '', code: 'account.closed' }])
  const reads = given.drafts.map(readNewDomain)
  const taken = await takenOf(tx, actor, given.drafts)
  const seen = new Set<string>()
  const wanted: { index: number; values: DomainValues }[] = []
  const refused: Outcomes['refused'] = []
  for (const [index, read] of reads.entries()) {
    const problems = [...('problems' in read ? read.problems : []), ...(taken[index] ?? [])]
    if ('values' in read && (seen.has(read.values.asciiName) || isSeen(seen, read.values.externalId)))
      problems.push({ path: 'name', code: 'domain.repeated' })
    if (problems.length > 0 || 'problems' in read) refused.push({ index, problems })
    else {
      seen.add(read.values.asciiName)
      if (read.values.externalId !== null) seen.add(`id ${read.values.externalId}`)
      wanted.push({ index, values: read.values })
    }
  }
  const ids = await insertDomains(
    tx,
    now,
    account.id,
    wanted.map(({ values }) => values),
  )
  const done = wanted.flatMap(({ index, values }) => {
    const id = ids.get(values.asciiName)
    return id === undefined ? [] : [{ index, id, values }]
  })
  // What another transaction took since it was looked at.
  const lost = wanted.filter(({ values }) => !ids.has(values.asciiName))
  const holders = await takenOf(
    tx,
    actor,
    lost.map(({ index }) => given.drafts[index] ?? {}),
  )
  for (const [at, { index }] of lost.entries()) refused.push({ index, problems: holders[at] ?? [] })
  await recordTrail(
    tx,
    actor,
    now,
    done.map(({ id, values }) => ({
      subject: { kind: 'domain', id },
      type: 'domain.created',
      facts: { accountId: account.id },
      values: [{ field: 'name', old: null, new: values.name }],
    })),
  )
  await recordFirstRegistrants(tx, actor, now, { accountId: account.id, ids: done.map(({ id }) => id) })
  return { done: done.map(({ index, id }) => ({ index, id })), refused }
}

/** From the first moment on there is a registrant on record, whom a change has to ask. */
async function recordFirstRegistrants(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { accountId: number; ids: readonly number[] },
): Promise<void> {
  const endings = await holdEndings(tx)
  const holders = (await holdersOf(tx, [of.accountId])).get(of.accountId) ?? []
  const [to] = holders
  const data = to && registrantDataOf(to)
  if (!to || !data) return
  const proposals = (await domainsById(tx, of.ids)).map((domain) => ({
    domain,
    ending: endingOf(endings, domain.asciiName),
    to,
    data,
    changesRole: false,
  }))
  await proposeRegistrants(tx, actor, now, proposals, holders)
}

const isSeen = (seen: ReadonlySet<string>, externalId: string | null): boolean =>
  externalId !== null && seen.has(`id ${externalId}`)

/** Which domains have what the drafts ask for, so far as it can be read; said together with all other problems. */
async function takenOf(tx: Tx, actor: Actor, drafts: readonly DomainDraft[]): Promise<Problem[][]> {
  const asked = drafts.map((draft) => ({
    asciiName: asciiNameOf(draft.name ?? ''),
    externalId: draft.externalId?.trim() || null,
  }))
  if (asked.length === 0) return []
  const held = await whoHas(tx, {
    asciiNames: asked.flatMap(({ asciiName }) => asciiName ?? []),
    externalIds: asked.flatMap(({ externalId }) => externalId ?? []),
  })
  return asked.map((each) => takenProblems(each, held, { ownId: null, seesHolder: mayReadDomains(actor) }))
}
