import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { FileStore } from '../../lib/file-store.ts'
import { findTicket, type Site } from '../tickets/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { applyDecision } from './apply-decision.ts'
import { decidedOf } from './decide-mails.ts'
import { type Deciding, type Known, loadFacts } from './load-facts.ts'
import { comesBack, mayDecideIncoming, mayReadSource } from './policy.ts'
import { readStored } from './read-stored.ts'
import { atDoor } from './rules/at-door.ts'
import { rememberableOf, type TrustedSender } from './rules/proof.ts'
import type { Facts } from './rules/steps/facts.ts'
import { decide } from './rules/steps.ts'
import { endHeld, lockWaiting } from './store/held.ts'
import {
  accountsAtAddress,
  lockPassedOver,
  type StoredMail,
  storedMail,
  writeDecided,
} from './store/stored-mail.ts'
import { insertTrusted } from './store/trusted-senders.ts'
import { storeParts } from './store-parts.ts'
import type { Authentication, HeldEnding, ParsedMail } from './types.ts'
import type { ReleaseBody, ReleasedAnswer } from './wire.ts'
import { withoutReturned } from './without-returned.ts'

export type ReleasingSite = Site & { db: Db; files: FileStore; mailAddress: string }

/**
 * Lets a mail that is held, was ignored or was taken for another go on its way, as its author's: into the ticket that it names
 * or that the agent names, or into one of its own. `remember` believes the same of its address from now on, which takes that it was authenticated.
 * Of what came back of our mail only what its sender says himself goes into the ticket.
 * @throws Refusal forbidden, missing, conflict with why it cannot be, invalid 'held-mail.not-authenticated', 'held-mail.no-account', 'held-mail.no-ticket'
 */
export async function releaseHeld(
  site: ReleasingSite,
  actor: Actor & { kind: 'agent' },
  now: Date,
  { id, body }: { id: number; body: ReleaseBody },
): Promise<ReleasedAnswer> {
  if (!mayDecideIncoming(actor)) throw new Refusal('forbidden')
  const stored = await readStoredMail(site, id)
  // Who vouches for a mail has read it; what comes back of our own has links in it that are nobody's but its recipient's.
  if (stored.mail.isPassedOver && !mayReadSource(actor, { isInTicket: false, ...stored.mail }))
    throw new Refusal('forbidden')
  const given = { by: 'agent' as const, agentId: actor.id }
  const { remember, ...chosen } = body
  const released = await letGo(site, actor, now, {
    ...{ stored, given, chosen, ending: 'released' },
    before: async (tx, facts) => {
      const problems = await problemsOf(tx, { facts, body })
      if (problems.length > 0) throw new Refusal('invalid', problems)
      if (remember && facts.author)
        await trust(tx, actor, now, { id, address: facts.author.address, remember })
    },
  })
  if (!released) throw notWaiting()
  return released
}

/**
 * The same by its author's word, who has answered from her mailbox; null where it waits for something else as well.
 */
export async function confirmHeld(
  site: ReleasingSite,
  actor: Actor,
  now: Date,
  { id, address }: { id: number; address: string },
): Promise<ReleasedAnswer | null> {
  const stored = await readStoredMail(site, id)
  if (!stored.mail.isWaiting) throw notWaiting()
  if (stored.parsed.from.length !== 1 || stored.parsed.from[0]?.address !== address) return null
  const given = { by: 'mailbox-round-trip' as const }
  return letGo(site, actor, now, {
    ...{ stored, given, chosen: {}, ending: 'confirmed' },
    before: async () => undefined,
  })
}

type Stored = { mail: StoredMail; content: Buffer; parsed: ParsedMail; authentication: Authentication }

async function readStoredMail(site: ReleasingSite, id: number): Promise<Stored> {
  const mail = await storedMail(site.db, id)
  if (!mail) throw new Refusal('missing')
  if (!mail.isWaiting && !mail.isPassedOver) throw notWaiting()
  const read = await readStored(site.files, mail.hash)
  const authentication = mail.facts.authentication as Authentication | undefined
  if (!read || !authentication) throw new Refusal('conflict', [{ path: '', code: 'incoming.unreadable' }])
  return { mail, content: read.content, parsed: atDoor(read.parsed, mail.envelope), authentication }
}

type LetGo = {
  stored: Stored
  given: NonNullable<Facts['given']>
  chosen: Facts['chosen']
  ending: HeldEnding
  before: (tx: Tx, facts: Facts) => Promise<unknown>
}

async function letGo(
  site: ReleasingSite,
  actor: Actor,
  now: Date,
  { stored, given, chosen, ending, before }: LetGo,
): Promise<ReleasedAnswer | null> {
  const { authentication } = stored
  const mail = { ...stored.mail, content: stored.content }
  const { id } = mail
  const deciding: Deciding = { mail, parsed: stored.parsed, authentication, given, chosen }
  const isReturned = mail.isPassedOver && comesBack(mail)
  const parsed = isReturned ? withoutReturned(stored.parsed, site) : stored.parsed
  const attachments = await storeParts(site.files, parsed.parts)
  return inTransaction(site.db, async (tx) => {
    const isLocked = mail.isPassedOver
      ? await lockPassedOver(tx, id)
      : (await lockWaiting(tx, [id])).length > 0
    if (!isLocked) throw notWaiting()
    const [known] = await loadFacts(tx, site, now, [deciding])
    const { facts, contentKey } = known as Known
    await before(tx, facts)
    const decision = decide(facts)
    if (given.by === 'agent' && decision.outcome !== 'ticket' && decision.outcome !== 'reply')
      throw new Refusal('conflict', [{ path: '', code: `incoming.${decision.reason}` }])
    const releasedBy = actor.kind === 'agent' ? actor : null
    const applied = await applyDecision(tx, now, {
      ...{ mail, parsed, facts, attachments, decision, releasedBy, isReturned },
    })
    const decided = decidedOf({ parsed, facts, decision, applied, contentKey })
    await writeDecided(tx, now, id, {
      ...decided,
      facts: { ...decided.facts, ...(isReturned ? { comesBack: true } : {}) },
    })
    // Hers, and yet not to be let go: it waits for an agent now.
    if (decision.outcome === 'held') return null
    await endHeld(tx, now, { ids: [id], ending, byId: releasedBy?.id ?? null })
    await recordTrail(tx, actor, now, [
      {
        subject: { kind: 'incoming-mail', id },
        type: ending === 'confirmed' ? 'incoming-mail.confirmed' : 'incoming-mail.released',
        facts: { ticketId: applied.facts.ticketId ?? null, outcome: applied.outcome },
      },
    ])
    const outcome = applied.outcome as ReleasedAnswer['outcome']
    return { id, outcome, ticketId: (applied.facts.ticketId as number | undefined) ?? null }
  })
}

async function problemsOf(tx: Tx, { facts, body }: { facts: Facts; body: ReleaseBody }) {
  const { remember, accountId, ticketId } = body
  const isProved = rememberableOf(facts.authentication).some(
    ({ method, domain }) => method === remember?.method && domain === remember.domain,
  )
  const address = facts.author?.address
  const accounts = address && accountId ? await accountsAtAddress(tx, address) : []
  return [
    ...(remember && !isProved ? [{ path: 'remember', code: 'held-mail.not-authenticated' }] : []),
    ...(accountId && !accounts.some(({ id }) => id === accountId)
      ? [{ path: 'accountId', code: 'held-mail.no-account' }]
      : []),
    ...(ticketId != null && !(await findTicket(tx, ticketId))
      ? [{ path: 'ticketId', code: 'held-mail.no-ticket' }]
      : []),
  ]
}

async function trust(
  tx: Tx,
  actor: Actor & { kind: 'agent' },
  now: Date,
  { id, address, remember }: { id: number; address: string; remember: TrustedSender },
): Promise<void> {
  const isNew = await insertTrusted(tx, now, { address, ...remember, byId: actor.id })
  if (!isNew) return
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'incoming-mail', id },
      type: 'incoming-mail.sender-trusted',
      facts: remember,
      values: [{ field: 'address', old: null, new: address }],
    },
  ])
}

const notWaiting = (): Refusal => new Refusal('conflict', [{ path: '', code: 'held-mail.not-waiting' }])
