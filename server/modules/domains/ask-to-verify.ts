import type { Tx } from '../../lib/db.ts'
import { dayIn } from '../../lib/pure/date-only.ts'
import { sendMessages } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { recipientOf } from './mail-registrants.ts'
import { isVerificationDue } from './rules/verification.ts'
import { openVerification } from './store/verifications.ts'
import type { Domain, DomainEnding, Holder, RegistrantData } from './types.ts'

/**
 * Asks a registrant by mail to verify her address, where the ending wants it and nobody has asked her yet: once verified it
 * serves all domains. It is legal mail, which nobody declines.
 */
export async function askToVerify(
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: {
    domain: Domain
    ending: DomainEnding
    data: RegistrantData & { address: string }
    holders: readonly Holder[]
    because: 'registered' | 'changed'
  },
): Promise<void> {
  const { domain, ending, data, holders, because } = asked
  const zone = (await findWorkspace(tx))?.timeZone ?? 'UTC'
  if (!isVerificationDue(domain, ending, { today: dayIn(zone, now), because })) return
  const until = new Date(now.getTime() + (ending.verificationDays ?? 0) * 86_400_000)
  if ((await openVerification(tx, now, { address: data.address, until })) !== 'asked') return
  await sendMessages(tx, now, [
    {
      event: 'registrant-verification',
      lane: 'notice',
      category: 'domains',
      accountId: domain.accountId,
      action: { purpose: 'registrant-verification', of: data.address },
      parameters: { domains: domain.name, until: until.toISOString() },
      subject: { kind: 'domain', id: domain.id },
      recipients: [recipientOf(data, { rule: 'registrant', domain, holders })],
    },
  ])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.verification-asked',
      facts: { until: until.toISOString() },
    },
  ])
}
