import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readActionLink } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { confirmChange, dropChange } from './end-registrant-change.ts'
import { outcomeOf } from './rules/decide-change.ts'
import { endingOf } from './rules/ending-of.ts'
import { findDomain, lockDomains } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { findChange } from './store/registrant-changes.ts'
import { writeAnswer } from './store/write-registrants.ts'
import type { RegistrantChange, Side } from './types.ts'
import type { ChangeByLinkAnswer } from './wire.ts'

/**
 * What the link of a mail about a change of registrant says; it holds as long as the domain does.
 * @throws Refusal missing 'mail-action.gone'
 */
export async function changeByLink(
  db: Handle,
  secrets: Secrets,
  now: Date,
  text: string,
): Promise<ChangeByLinkAnswer> {
  const { change, side } = await linkedChange(db, secrets, text)
  const domain = await findDomain(db, change.domainId)
  const workspace = await findWorkspace(db)
  if (!domain || !workspace) throw gone()
  const ending = endingOf(await allEndings(db), domain.asciiName)
  const own = change.confirmations.find((each) => each.side === side)
  const other = change.confirmations.find((each) => each.side !== side)
  const isLate = change.state === 'pending' && change.answerUntil <= now
  return {
    workspace: { name: workspace.name },
    side,
    domain: change.domain,
    old: change.old,
    new: change.new,
    state: isLate ? 'expired' : change.state,
    answer: own?.answer ?? null,
    otherSide: other ? (other.answer ?? 'waiting') : 'not-asked',
    answerUntil: change.answerUntil.toISOString(),
    lockDays: ending.lockDays,
  }
}

/**
 * A side's answer to a change of registrant: one no ends it, the last yes carries it out. The same answer twice is one.
 * @throws Refusal missing 'mail-action.gone', conflict 'registrant-change.ended', 'registrant-change.answered'
 */
export async function answerRegistrantChange(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  given: { text: string; answer: 'approved' | 'refused' },
): Promise<void> {
  const linked = await linkedChange(tx, secrets, given.text)
  const [domain] = await lockDomains(tx, [linked.change.domainId])
  // As it is since the domain is locked: the other side may have answered meanwhile.
  const change = await findChange(tx, linked.change.id)
  const own = change?.confirmations.find(({ side }) => side === linked.side)
  if (!change || !own || !domain) throw gone()
  if (own.answer === given.answer) return
  if (change.state !== 'pending' || change.answerUntil <= now)
    throw new Refusal('conflict', [{ path: '', code: 'registrant-change.ended' }])
  if (own.answer !== null) throw new Refusal('conflict', [{ path: '', code: 'registrant-change.answered' }])
  await writeAnswer(tx, now, { changeId: change.id, side: linked.side, answer: given.answer })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-change-answered',
      facts: { changeId: change.id, side: linked.side, answer: given.answer },
    },
  ])
  const others = change.confirmations.filter(({ side }) => side !== linked.side)
  const outcome = outcomeOf([given.answer, ...others.map(({ answer }) => answer)])
  if (outcome === 'refused') await dropChange(tx, actor, now, { domain, change }, 'refused')
  if (outcome === 'confirmed') await confirmChange(tx, actor, now, { domain, change })
}

async function linkedChange(
  db: Handle,
  secrets: Secrets,
  text: string,
): Promise<{ change: RegistrantChange; side: Side }> {
  const [, id, side] =
    /^(\d{1,15})-(old|new)$/.exec(readActionLink(secrets, 'registrant-change', text) ?? '') ?? []
  const change = id === undefined ? undefined : await findChange(db, Number(id))
  if (!change) throw gone()
  return { change, side: side as Side }
}

const gone = (): Refusal => new Refusal('missing', [{ path: '', code: 'mail-action.gone' }])
