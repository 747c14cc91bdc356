import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readActionLink } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { confirmChanges, dropChanges, type Pending } from './end-registrant-changes.ts'
import { languageFor, namesOf } from './mail-registrants.ts'
import { outcomeOf } from './rules/decide-change.ts'
import { endingOf } from './rules/ending-of.ts'
import { domainsById, lockDomains } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { changesOfBatch } from './store/registrant-changes.ts'
import { writeAnswers } from './store/write-registrants.ts'
import type { RegistrantChange, Side } from './types.ts'
import type { ChangeByLinkAnswer } from './wire.ts'

/**
 * What the link of a mail about changes of registrants says; it holds as long as one of the domains does. Of several that are
 * asked for together, those that still wait are told, else all.
 * @throws Refusal missing 'mail-action.gone'
 */
export async function changeByLink(
  db: Handle,
  secrets: Secrets,
  now: Date,
  text: string,
): Promise<ChangeByLinkAnswer> {
  const { changes, side } = await linkedChanges(db, secrets, text)
  const domains = await domainsById(
    db,
    changes.map(({ domainId }) => domainId),
  )
  const workspace = await findWorkspace(db)
  const there = changes.filter(({ domainId }) => domains.some(({ id }) => id === domainId))
  const waiting = there.filter(({ state }) => state === 'pending')
  const told = waiting.length > 0 ? waiting : there
  const [change] = told
  if (!change || !workspace) throw gone()
  const endings = await allEndings(db)
  const locks = told.map(
    ({ domainId }) => endingOf(endings, domains.find(({ id }) => id === domainId)?.asciiName ?? '').lockDays,
  )
  const own = change.confirmations.find((each) => each.side === side)
  const holders = (await holdersOf(db, [change.accountId])).get(change.accountId) ?? []
  const other = change.confirmations.find((each) => each.side !== side)
  const isLate = change.state === 'pending' && change.answerUntil <= now
  return {
    workspace: { name: workspace.name },
    language: languageFor(own?.address, holders),
    side,
    domain: namesOf(told.map(({ domain }) => ({ name: domain }))),
    domains: told.map(({ domain }) => domain),
    old: change.old,
    new: change.new,
    state: isLate ? 'expired' : change.state,
    answer: own?.answer ?? null,
    otherSide: other ? (other.answer ?? 'waiting') : 'not-asked',
    answerUntil: change.answerUntil.toISOString(),
    lockDays: Math.max(...locks),
  }
}

/**
 * A side's answer to changes of registrants: one no ends them, the last yes carries them out. The same answer twice is one.
 * @throws Refusal missing 'mail-action.gone', conflict 'registrant-change.ended', 'registrant-change.answered'
 */
export async function answerRegistrantChange(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  given: { text: string; answer: 'approved' | 'refused' },
): Promise<void> {
  const { changes: linked, side } = await linkedChanges(tx, secrets, given.text)
  const domains = await lockDomains(
    tx,
    linked.map(({ domainId }) => domainId),
  )
  // As they are since the domains are locked: the other side may have answered meanwhile.
  const changes = await changesOfBatch(tx, linked[0]?.id ?? 0)
  const answers = changes.map((change) => answerOf(change, side))
  const open = changes.filter(({ state, answerUntil }) => state === 'pending' && answerUntil > now)
  const asked = open.filter((change) => answerOf(change, side) === null)
  if (asked.length === 0) {
    if (answers.includes(given.answer)) return
    const code = open.length > 0 ? 'registrant-change.answered' : 'registrant-change.ended'
    throw new Refusal('conflict', [{ path: '', code }])
  }
  await writeAnswers(tx, now, { changeIds: asked.map(({ id }) => id), side, answer: given.answer })
  const pending = asked.flatMap((change): Pending[] => {
    const domain = domains.find(({ id }) => id === change.domainId)
    return domain ? [{ domain, change }] : []
  })
  await recordTrail(
    tx,
    actor,
    now,
    pending.map(({ domain, change }) => ({
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-change-answered',
      facts: { changeId: change.id, side, answer: given.answer },
    })),
  )
  const outcomeWith = ({ change }: Pending) =>
    outcomeOf([
      given.answer,
      ...change.confirmations.filter((each) => each.side !== side).map(({ answer }) => answer),
    ])
  const outcomes = Map.groupBy(pending, outcomeWith)
  await dropChanges(tx, actor, now, outcomes.get('refused') ?? [], 'refused')
  await confirmChanges(tx, actor, now, outcomes.get('confirmed') ?? [])
}

const answerOf = (change: RegistrantChange, side: Side) =>
  change.confirmations.find((each) => each.side === side)?.answer ?? null

async function linkedChanges(
  db: Handle,
  secrets: Secrets,
  text: string,
): Promise<{ changes: RegistrantChange[]; side: Side }> {
  const [, id, typed] =
    /^(\d{1,15})-(old|new)$/.exec(readActionLink(secrets, 'registrant-change', text) ?? '') ?? []
  const side = typed as Side
  const changes = id === undefined ? [] : await changesOfBatch(db, Number(id))
  if (!changes.some(({ confirmations }) => confirmations.some((each) => each.side === side))) throw gone()
  return { changes, side }
}

const gone = (): Refusal => new Refusal('missing', [{ path: '', code: 'mail-action.gone' }])
