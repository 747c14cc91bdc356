import type { Tx } from '../../lib/db.ts'
import { suppressAddresses } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { isWornOut, softBounces } from './rules/status-of-bounce.ts'
import type { Bounce } from './rules/steps/facts.ts'
import { storableLine } from './rules/storable.ts'
import { failDelivery, insertBounce, softBouncesOf } from './store/bounces.ts'
import { tellReported, tellUnreachable } from './tell-unreachable.ts'

/**
 * Notes on its delivery what a server says about a copy that it had taken. A dead address is not written to any more, and
 * neither is one that failed softly again and again; who has to know is told once. A report that did not come to the copy's own
 * return path may be anybody's: it is recorded as soft, and agents are told where a proven one would have ended the address.
 * Gives what is kept with the mail.
 */
export async function recordBounces(
  tx: Tx,
  now: Date,
  { rawMailId, bounces }: { rawMailId: number; bounces: readonly Bounce[] },
): Promise<Record<string, unknown>> {
  const [bounce] = bounces
  if (!bounce) return {}
  const { kind, copy, status, words, isProven } = bounce
  const { messageId, position, address } = copy
  const about = { messageId, position, status }
  if (kind === 'delayed') return about
  const told = storableLine(status && !words.includes(status) ? `${status} ${words}` : words, 500)
  const isNew = await insertBounce(tx, now, {
    rawMailId,
    kind: isProven ? kind : 'soft',
    copy: { messageId, position, address },
    status,
    words: told,
  })
  if (!isNew) return about
  if (isProven) await failDelivery(tx, now, { messageId, position, words: told })
  const isDead =
    kind === 'hard' ||
    isWornOut(await softBouncesOf(tx, { address, isProven, since: daysBefore(now, softBounces.inDays) }))
  if (!isDead) return about
  if (!isProven) {
    await tellReported(tx, now, { kind: 'bounce-reported', address, words: told })
    return { ...about, suppressed: false }
  }
  const suppressed = await suppressAddresses(tx, now, [{ messageId, position, words: told || 'bounced' }])
  await recordTrail(
    tx,
    reader,
    now,
    suppressed.map((each) => ({
      subject:
        each.personId && each.personKind
          ? { kind: each.personKind, id: each.personId }
          : { kind: 'message' as const, id: each.messageId },
      type: `${each.personKind ?? 'message'}.address-suppressed` as const,
      facts: { messageId, rawMailId },
      values: [{ field: 'suppressed-address', old: null, new: each.address }],
    })),
  )
  await tellUnreachable(
    tx,
    now,
    suppressed.map((each) => each.address),
  )
  return { ...about, suppressed: suppressed.length > 0 }
}

const reader: Actor = { kind: 'system', door: 'mail', ip: null, requestId: null, language: 'es' }
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)
