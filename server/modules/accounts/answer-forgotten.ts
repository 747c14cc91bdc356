import type { Tx } from '../../lib/db.ts'
import { inviteAgain, lockContact } from '../directory/index.ts'
import { answerToForgotten, sendReset, standingOf } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'

/**
 * Answers a customer who forgot the password: a reset to an address that is verified, the activation again to her who
 * was only invited, nothing to everybody else (model 18).
 */
export async function answerForgottenCustomer(
  tx: Tx,
  actor: Actor,
  now: Date,
  address: string,
): Promise<void> {
  const standing = await standingOf(tx, { door: 'area', address })
  if (standing.access === 'none') return
  switch (answerToForgotten(standing)) {
    case 'reset':
      return sendReset(tx, actor, now, { door: 'area', address })
    case 'invitation': {
      const contact = await lockContact(tx, standing.personId)
      if (!contact) return
      await inviteAgain(tx, now, contact)
      return recordTrail(tx, actor, now, [
        { subject: { kind: 'contact', id: contact.id }, type: 'contact.activation-sent' },
      ])
    }
    case 'nothing':
      return
  }
}
