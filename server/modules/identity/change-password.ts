import type { Secrets } from '../../lib/crypto.ts'
import type { Db } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { voidTokens } from '../delivery/index.ts'
import { recordTrail } from '../trail/index.ts'
import { mailCredential } from './credential-mail.ts'
import { judgeNewPassword } from './new-password.ts'
import { doorOf, type OwnActor, subjectOf } from './own.ts'
import { hashPassword } from './passwords.ts'
import { proveSelf } from './prove-self.ts'
import { findPerson, giveAccess } from './store/access.ts'
import { deleteSessions } from './store/sessions.ts'

/**
 * Changes one's own password. All other sessions end, and links that are out for the old one mean nothing any more.
 * Gives how many sessions ended.
 * @throws Refusal invalid 'password.wrong', or what is wrong with the new one; busy 'sign-in.wait'
 */
export async function changePassword(
  wiring: { db: Db; secrets: Secrets },
  actor: OwnActor,
  now: Date,
  change: { currentPassword: string; password: string },
): Promise<number> {
  const person = await findPerson(wiring.db, { door: doorOf(actor), personId: actor.id })
  if (!person) throw new Refusal('missing')
  const problems = await judgeNewPassword(wiring.db, person, change.password)
  const passwordHash = problems.length > 0 ? '' : await hashPassword(change.password)
  return proveSelf(wiring, actor, now, {
    proof: { currentPassword: change.currentPassword },
    alsoWrong: problems,
    change: async (tx) => {
      await giveAccess(tx, now, { personId: actor.id, passwordHash })
      const endedSessions = await deleteSessions(tx, { personId: actor.id, exceptId: actor.sessionId })
      await voidTokens(tx, now, [
        { personId: actor.id, purpose: 'reset' },
        { personId: actor.id, purpose: 'magic-link' },
      ])
      await mailCredential(tx, now, { event: 'password-changed', person })
      await recordTrail(tx, actor, now, [
        {
          subject: subjectOf(actor),
          type: `${subjectOf(actor).kind}.password-changed`,
          facts: { endedSessions },
        },
      ])
      return endedSessions
    },
  })
}
