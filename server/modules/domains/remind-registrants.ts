import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { namesOf, recipientOf, verificationOf } from './mail-registrants.ts'
import { endingOf } from './rules/ending-of.ts'
import { isKept } from './rules/registrant-data.ts'
import { remindersDue } from './rules/verification.ts'
import { domainsById } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { openUnverifiedTasks } from './store/tasks.ts'
import {
  countReminder,
  domainIdsOfRegistrant,
  lockOpenVerifications,
  markLapsed,
} from './store/verifications.ts'
import type { Domain, DomainEnding, Verification } from './types.ts'

const atOnce = 100

/**
 * Reminds registrants who have not verified their address, on the days that the ending says; when the time is over, agents have
 * a task for each of the domains. Of an address that is no registrant's any more nothing is asked.
 */
export async function remindRegistrants(db: Db, actor: Actor, now: Date): Promise<void> {
  let after = { accountId: 0, address: '' }
  for (;;) {
    const looked = await inTransaction(db, async (tx) => {
      const endings = await allEndings(tx)
      const open = await lockOpenVerifications(tx, after, atOnce)
      for (const asked of open) await remind(tx, actor, now, asked, endings)
      return open
    })
    after = looked.at(-1) ?? after
    if (looked.length < atOnce) return
  }
}

async function remind(
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: Verification,
  endings: readonly DomainEnding[],
): Promise<void> {
  const domains = (await domainsById(tx, await domainIdsOfRegistrant(tx, asked))).filter(
    (domain) => isKept(domain) && endingOf(endings, domain.asciiName).verificationDays !== null,
  )
  const [first] = domains
  if (!first) return
  if (asked.until <= now) return lapse(tx, actor, now, asked, domains)
  const { reminderDays } = endingOf(endings, first.asciiName)
  const reminders = remindersDue({ askedAt: asked.askedAt, reminderDays }, now)
  if (reminders <= asked.reminders) return
  await countReminder(tx, { ...asked, reminders })
  const holders = (await holdersOf(tx, [first.accountId])).get(first.accountId) ?? []
  const known = first.record as NonNullable<Domain['record']>
  await sendMessages(tx, now, [
    {
      event: 'registrant-verification-reminder',
      lane: 'notice',
      category: 'domains',
      accountId: first.accountId,
      action: { purpose: 'registrant-verification', of: verificationOf(asked.accountId, asked.address) },
      parameters: { domains: namesOf(domains), until: asked.until.toISOString() },
      subject: { kind: 'domain', id: first.id },
      recipients: [recipientOf(known, { rule: 'registrant', domains, holders })],
    },
  ])
}

async function lapse(
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: Verification,
  domains: readonly Domain[],
): Promise<void> {
  await markLapsed(tx, now, asked)
  await openUnverifiedTasks(
    tx,
    now,
    domains.map(({ id }) => id),
  )
  await recordTrail(
    tx,
    actor,
    now,
    domains.map(({ id }) => ({ subject: { kind: 'domain', id }, type: 'domain.verification-lapsed' })),
  )
}
