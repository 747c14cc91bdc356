import type { SendOutcome } from './sending/smtp-outcome.ts'
import type { Delivery, DeliveryState, Token } from './types.ts'

const minute = 60_000

/** Pauses between attempts while the receiving server says later, in minutes: 2.7 days in all (RFC 5321, 4.5.4.1). */
export const pauses: readonly number[] = [1, 5, 15, 60, 240, 720, 720, 720, 720, 720]

/** What is written about a delivery after an attempt, or instead of one. */
export type Result = {
  state: Extract<DeliveryState, 'queued' | 'sent' | 'failed' | 'withdrawn'>
  /** Null where nothing was handed over: there is no attempt to record. */
  attempt: 'sent' | 'retry' | 'failed' | null
  words: string | null
  nextAt: Date | null
  postponed: number
  /** The address does not exist: nothing more is sent to it. */
  suppresses: boolean
}

/** Whether the link that a mail carries still opens something. */
export function isStanding(token: Token, now: Date): boolean {
  return !token.usedAt && !token.voidedAt && token.expiresAt > now
}

/** What an attempt's outcome means for its delivery. */
export function resultOf(
  outcome: Exclude<SendOutcome, { kind: 'unreachable' }>,
  delivery: Pick<Delivery, 'postponed' | 'token'>,
  now: Date,
): Result {
  const { words } = outcome
  const ended = { words, nextAt: null, postponed: delivery.postponed, suppresses: false }
  switch (outcome.kind) {
    case 'sent':
      return { ...ended, state: 'sent', attempt: 'sent' }
    case 'refused':
      return { ...ended, state: 'failed', attempt: 'failed', suppresses: outcome.isAddressDead }
    case 'later': {
      const nextAt = nextTry(delivery, now)
      if (!nextAt) return { ...ended, state: 'failed', attempt: 'failed' }
      return { ...ended, state: 'queued', attempt: 'retry', nextAt, postponed: delivery.postponed + 1 }
    }
  }
}

/** What becomes of a delivery that was not sent because the server we send through could not be used. */
export function resultOfUnreachable(
  delivery: Pick<Delivery, 'postponed'>,
  words: string,
  nextAt: Date,
): Result {
  return { state: 'queued', attempt: null, words, nextAt, postponed: delivery.postponed, suppresses: false }
}

/** What becomes of a delivery whose link no longer holds. */
export function withdrawn(delivery: Pick<Delivery, 'postponed'>): Result {
  const { postponed } = delivery
  return { state: 'withdrawn', attempt: null, words: null, nextAt: null, postponed, suppresses: false }
}

/** When to try again; null when the pauses are used up or the link will have ended by then. */
function nextTry({ postponed, token }: Pick<Delivery, 'postponed' | 'token'>, now: Date): Date | null {
  const pause = pauses[postponed]
  if (pause === undefined) return null
  const at = new Date(now.getTime() + pause * minute)
  return token && token.expiresAt <= at ? null : at
}
