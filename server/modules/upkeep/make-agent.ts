import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { isLanguage } from '../../lib/pure/languages.ts'
import { closeAccountsOf, mainUserProblemsOf } from '../accounts/index.ts'
import { giveUpAddress, lockContact, mayWriteContacts } from '../directory/index.ts'
import { inviteAgent, mayDo } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { wasMadeAgent } from './store/made-agents.ts'

/**
 * Makes an agent of a contact: her primary address becomes his, and he is invited by it. The contact stays with all that
 * she has asked and with her other addresses; at this one she is a customer no longer, and her sessions end (model 2). It
 * cannot be undone.
 * @throws Refusal forbidden 'role.above-own', missing, invalid, conflict 'contact.main-user' until her accounts are handed
 * over, 'make-agent.no-address', 'make-agent.blocked', 'make-agent.already': a second call would make another of her next
 * address
 */
export async function makeAgent(
  tx: Tx,
  actor: Actor,
  now: Date,
  contactId: number,
  given: { role: string },
): Promise<{ agentId: number }> {
  if (!mayDo(actor, 'agents.manage') || !mayWriteContacts(actor)) throw new Refusal('forbidden')
  const kept = await mainUserProblemsOf(tx, [contactId])
  const contact = await lockContact(tx, contactId)
  if (!contact) throw new Refusal('missing')
  const email = contact.emails.find(({ isPrimary }) => isPrimary)
  const isAlready = await wasMadeAgent(tx, contactId)
  const problems = [
    ...(isAlready ? [{ path: '', code: 'make-agent.already' }] : []),
    ...(kept.get(contactId) ?? []),
    ...(contact.blockedAt ? [{ path: '', code: 'make-agent.blocked' }] : []),
    ...(email ? [] : [{ path: 'emails', code: 'make-agent.no-address' }]),
  ]
  if (problems.length > 0 || !email) throw new Refusal('conflict', problems)
  await closeAccountsOf(tx, actor, now, [contactId])
  await giveUpAddress(tx, now, { contact, address: email.normal })
  const { name, language } = contact.values
  const { id } = await inviteAgent(tx, actor, now, {
    name,
    role: given.role,
    email: email.address,
    ...(language && isLanguage(language) ? { language } : {}),
  })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'contact', id: contactId },
      type: 'contact.made-agent',
      facts: { agentId: id },
      values: [{ field: 'emails', old: [email.address], new: null }],
    },
  ])
  return { agentId: id }
}
