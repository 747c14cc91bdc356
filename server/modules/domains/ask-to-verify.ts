import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { namesOf, recipientOf, verificationOf } from './mail-registrants.ts'
import { isVerificationDue } from './rules/verification.ts'
import { openVerification } from './store/verifications.ts'
import { today } from './today.ts'
import type { Domain, DomainEnding, Holder, KnownRegistrant } from './types.ts'

type Asked = { domain: Domain; ending: DomainEnding; data: KnownRegistrant }

/**
 * Asks registrants of one account by mail to verify their address, where the ending wants it and nobody has asked them yet: once verified it
 * serves all its domains. It is legal mail, which nobody declines.
 */
export async function askToVerify(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { asked: readonly Asked[]; holders: readonly Holder[]; because: 'registered' | 'changed' },
): Promise<void> {
  const accountId = given.asked[0]?.domain.accountId
  if (accountId === undefined) return
  const when = { today: await today(tx, now), because: given.because }
  const due = given.asked.filter(({ domain, ending }) => isVerificationDue(domain, ending, when))
  for (const [address, asked] of Map.groupBy(due, ({ data }) => data.address)) {
    const days = Math.min(...asked.map(({ ending }) => ending.verificationDays ?? 0))
    const until = new Date(now.getTime() + days * 86_400_000)
    if ((await openVerification(tx, now, { accountId, address, until })) !== 'asked') continue
    await write(tx, actor, now, { asked, until, holders: given.holders })
  }
}

async function write(
  tx: Tx,
  actor: Actor,
  now: Date,
  { asked, until, holders }: { asked: readonly Asked[]; until: Date; holders: readonly Holder[] },
): Promise<void> {
  const [first] = asked
  if (!first) return
  const domains = asked.map(({ domain }) => domain)
  await sendMessages(tx, now, [
    {
      event: 'registrant-verification',
      lane: 'notice',
      category: 'domains',
      accountId: first.domain.accountId,
      action: {
        purpose: 'registrant-verification',
        of: verificationOf(first.domain.accountId, first.data.address),
      },
      parameters: { domains: namesOf(domains), until: until.toISOString() },
      subject: { kind: 'domain', id: first.domain.id },
      recipients: [recipientOf(first.data, { rule: 'registrant', domains, holders })],
    },
  ])
  await recordTrail(
    tx,
    actor,
    now,
    domains.map(({ id }) => ({
      subject: { kind: 'domain', id },
      type: 'domain.verification-asked',
      facts: { until: until.toISOString() },
    })),
  )
}
