import type { Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { normalMailAddress, readMailAddress } from '../../lib/pure/mail-address.ts'
import { addJob } from '../../lib/queue.ts'
import type { Actor } from '../trail/index.ts'
import { countTry, type GuessSubject } from './guesses.ts'
import { guessLimits, networkOf } from './rules/guesses.ts'

/**
 * Somebody asks for a link by mail. Whatever the address is worth, the same is done here and answered; what is sent, if
 * anything, a job decides afterwards, so that neither the answer nor its time tells. Beyond three an hour an address gets
 * no more, silently.
 * @throws Refusal busy 'sign-in.wait' when too much is asked from one network; invalid at 'email' for what is no address
 */
export async function askForLink(
  wiring: { db: Db; secrets: Secrets },
  actor: Actor,
  now: Date,
  asked: { email: string; job: string },
): Promise<void> {
  const reading = readMailAddress(asked.email)
  if (!reading.ok) throw new Refusal('invalid', [{ path: 'email', ...reading.fault }])
  const address = reading.value.normal
  await countTry(wiring, now, [{ of: ['link', networkOf(actor.ip)], limit: guessLimits.link }])
  if (!(await isStillMailed(wiring, now, { of: ['mailed', asked.job, address], limit: guessLimits.mailed })))
    return
  await inTransaction(wiring.db, (tx) =>
    addJob(tx, { name: asked.job, payload: { address }, key: `${asked.job}:${address}` }),
  )
}

async function isStillMailed(
  wiring: { db: Db; secrets: Secrets },
  now: Date,
  subject: GuessSubject,
): Promise<boolean> {
  try {
    await countTry(wiring, now, [subject])
    return true
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'busy') return false
    throw error
  }
}

/** The address in the payload of a job that `askForLink` queued. */
export function askedAddress(payload: unknown): string {
  const { address } = (payload ?? {}) as { address?: unknown }
  const normal = typeof address === 'string' ? normalMailAddress(address) : null
  if (normal === null) throw new Error('a job for a link came without its address')
  return normal
}
