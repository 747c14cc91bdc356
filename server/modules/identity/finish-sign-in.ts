import type { Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type AgentActor, type CustomerActor, recordTrail } from '../trail/index.ts'
import { beginSession, type Opened } from './begin-session.ts'
import { takeAnyCode } from './check-code.ts'
import { countTry, forgetTries, type GuessSubject } from './guesses.ts'
import { doorOf, subjectOf } from './own.ts'
import { guessLimits } from './rules/guesses.ts'
import { endSession } from './sessions.ts'
import { lockPerson } from './store/access.ts'
import { countRecoveryCodes } from './store/second-factors.ts'

/**
 * Makes half a session whole with the second factor: a code of the app or a recovery code. The half ends, and the whole
 * one has a cookie of its own (ASVS 7.2.4): of two codes given at once, one opens, and none does once the half was ended.
 * @throws Refusal unauthenticated, invalid 'second-factor.wrong-code', busy 'sign-in.wait'
 */
export async function finishSignIn(
  wiring: { db: Db; secrets: Secrets },
  actor: AgentActor | CustomerActor,
  now: Date,
  given: { code: string; userAgent: string },
): Promise<Opened> {
  const { db, secrets } = wiring
  const tried = codeTried(actor.id)
  await countTry(wiring, now, [tried])
  return inTransaction(db, async (tx) => {
    await lockPerson(tx, actor.id)
    if (actor.sessionId === null || !(await endSession(tx, actor.sessionId)))
      throw new Refusal('unauthenticated')
    const by = await takeAnyCode(tx, secrets, now, { personId: actor.id, code: given.code })
    if (!by) throw wrongCode()
    await forgetTries(tx, secrets, tried)
    if (by === 'recovery-code') {
      const left = await countRecoveryCodes(tx, actor.id)
      const type = `${subjectOf(actor).kind}.recovery-code-used` as const
      await recordTrail(tx, actor, now, [{ subject: subjectOf(actor), type, facts: { left } }])
    }
    const beginning = { door: doorOf(actor), personId: actor.id, hasSecondFactor: false, by }
    return beginSession(tx, secrets, actor, now, { ...beginning, userAgent: given.userAgent })
  })
}

/** Guessing at a person's codes, wherever a code is asked for. */
export const codeTried = (personId: number): GuessSubject => ({
  of: ['code', String(personId)],
  limit: guessLimits.code,
})

export const wrongCode = (): Refusal =>
  new Refusal('invalid', [{ path: 'code', code: 'second-factor.wrong-code' }])
