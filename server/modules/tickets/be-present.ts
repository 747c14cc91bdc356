import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { AgentActor } from '../trail/index.ts'
import { deletePresence, presentAt, upsertPresence } from './store/presence.ts'
import { tellLive } from './tell-live.ts'
import type { PresenceAnswer } from './wire/at-work.ts'

/** How often an agent's screen says that it is still there; it counts as gone after a little more than twice that. */
const everySeconds = 20
const lasts = 45_000

/**
 * Says that an agent has a ticket open, and whether he writes; who else has. No trail: it is over in a minute.
 * @throws Refusal missing
 */
export async function bePresent(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  at: { ticketId: number; isWriting: boolean },
): Promise<PresenceAnswer> {
  const until = new Date(now.getTime() + lasts)
  const noted = await upsertPresence(tx, now, { ...at, agentId: actor.id, until })
  if (!noted) throw new Refusal('missing')
  if (noted.isNews) await tell(tx, actor, { ...at, until })
  return whoIsPresent(tx, actor, now, at.ticketId)
}

/** Says that an agent closed a ticket. */
export async function goAway(tx: Tx, actor: AgentActor, ticketId: number): Promise<void> {
  const { wasThere } = await deletePresence(tx, { ticketId, agentId: actor.id })
  if (wasThere) await tell(tx, actor, { ticketId, isWriting: false, until: null })
}

/** The other agents who have a ticket open. */
export async function whoIsPresent(
  db: Handle,
  actor: AgentActor,
  now: Date,
  ticketId: number,
): Promise<PresenceAnswer> {
  const present = await presentAt(db, now, { ticketId, exceptAgent: actor.id })
  return { items: present.map((each) => ({ ...each, until: each.until.toISOString() })), everySeconds }
}

async function tell(
  tx: Tx,
  { id, name }: AgentActor,
  at: { ticketId: number; isWriting: boolean; until: Date | null },
): Promise<void> {
  const until = at.until?.toISOString() ?? null
  await tellLive(tx, [
    {
      for: null,
      event: { type: 'presence', ticketId: at.ticketId, agent: { id, name }, isWriting: at.isWriting, until },
    },
  ])
}
