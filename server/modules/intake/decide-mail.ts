import { inTransaction } from '../../lib/db.ts'
import { applyDecisions } from './apply-decision.ts'
import type { Applied, Applying } from './applying.ts'
import { type Deciding, type Known, loadFacts } from './load-facts.ts'
import type { Taken } from './reading/take-mail.ts'
import { proofOf } from './rules/proof.ts'
import { isUnproven, provenBy } from './rules/proven.ts'
import type { Decision, Facts } from './rules/steps/facts.ts'
import { decide } from './rules/steps.ts'
import { storable, storableLine } from './rules/storable.ts'
import type { ReadingSite } from './site.ts'
import { markDecided, putOff } from './store/raw-mails.ts'
import { storeParts } from './store-parts.ts'
import type { Decided, ParsedMail, RawMail } from './types.ts'

/** How long after a mail came its sender is checked again where name servers do not answer, in seconds; and how often. */
const patience = [
  { until: 60, wait: 20 },
  { until: 600, wait: 300 },
]

export type Waiting = { mail: RawMail; taken: Taken }

/**
 * Finds out what a mail is by what is known at this moment, and does it: one transaction with its row, so that whatever ends
 * the program leads to the same one ticket message. A mail whose sender cannot be checked now is tried again, and held in the
 * end. Does nothing for whom the lease has gone to another.
 */
export async function decideMail(site: ReadingSite, waiting: Waiting): Promise<Decided | null> {
  const { mail, taken } = waiting
  const expected = await lookAhead(site, waiting)
  const wait = waitFor(site, mail, expected)
  if (wait) {
    await putOff(site.db, [mail], wait)
    return null
  }
  const attachments = wantsParts(expected) ? await storeParts(site.files, taken.parsed.parts) : []
  try {
    const [decided] = await decideNow(site, [{ ...waiting, attachments }])
    return decided ?? null
  } catch (error) {
    if (error instanceof LeaseGone) return null
    throw error
  }
}

/** Whether a mail can be decided together with others: nothing of it has to be found out or stored beforehand. */
export const isPlain = ({ taken: { parsed, authentication } }: Waiting): boolean =>
  parsed.parts.length === 0 && proofOf(authentication) !== 'check-failed'

/**
 * The same for plain mails of different authors, all of them in one transaction.
 * @throws what ended the transaction: then nothing was done to any of them
 */
export async function decideTogether(site: ReadingSite, mails: readonly Waiting[]): Promise<Decided[]> {
  return decideNow(
    site,
    mails.map((waiting) => ({ ...waiting, attachments: [] })),
  )
}

async function decideNow(
  site: ReadingSite,
  mails: readonly (Waiting & Pick<Applying, 'attachments'>)[],
): Promise<Decided[]> {
  return inTransaction(site.db, async (tx) => {
    const now = site.now()
    const known = await loadFacts(tx, site.secrets, now, mails.map(decidingOf))
    const deciding = mails.map(({ mail, taken, attachments }, at) => {
      const { facts, contentKey } = known[at] as Known
      return { mail, parsed: taken.parsed, attachments, facts, contentKey, decision: decide(facts) }
    })
    const applied = await applyDecisions(tx, site, now, deciding)
    const decided = deciding.map((each, at) => decidedOf({ ...each, applied: applied[at] as Applied }))
    const marked = mails.map(({ mail }, at) => ({ mail, decided: decided[at] as Decided }))
    if (!(await markDecided(tx, now, marked))) throw new LeaseGone()
    return decided
  })
}

const decidingOf = ({ mail, taken }: Waiting): Deciding => ({ mail, ...taken, given: null, chosen: {} })

class LeaseGone extends Error {}

/**
 * What will most likely become of a mail, where that matters before anything is written: whether it is put off, and whether
 * what it brings has to be in the store before the rows that refer to it.
 */
async function lookAhead(site: ReadingSite, waiting: Waiting): Promise<Decision | null> {
  if (isPlain(waiting)) return null
  const [known] = await loadFacts(site.db, site.secrets, site.now(), [decidingOf(waiting)])
  return known ? decide(known.facts) : null
}

const wantsParts = (decision: Decision | null): boolean =>
  decision?.outcome === 'ticket' || decision?.outcome === 'reply'

function waitFor({ now }: ReadingSite, { receivedAt }: RawMail, decision: Decision | null): Date | null {
  if (decision?.reason !== 'check-failed') return null
  const age = (now().getTime() - receivedAt.getTime()) / 1000
  const step = patience.find(({ until }) => age < until)
  return step ? new Date(now().getTime() + step.wait * 1000) : null
}

/** What is written down with a mail: what became of it, by which step, and what it was decided by. */
export function decidedOf({
  parsed,
  facts,
  decision,
  applied,
  contentKey,
}: {
  parsed: ParsedMail
  facts: Facts
  decision: Decision
  applied: Applied
  contentKey: Buffer
}): Decided {
  const from = parsed.from[0]
  const proof = provenBy(facts)
  return {
    outcome: applied.outcome,
    step: decision.step,
    reason: applied.reason,
    facts: {
      authentication: facts.authentication,
      proof: isUnproven(proof) ? null : proof,
      automatic: parsed.automatic,
      ...(parsed.faults.length > 0 ? { faults: parsed.faults.slice(0, 20) } : {}),
      excerpt: storableLine(parsed.text, 200),
      ...applied.facts,
    },
    contentKey: applied.outcome === 'duplicate' ? null : contentKey,
    messageId: parsed.messageId === null ? null : storable(parsed.messageId.slice(0, 1000)),
    senderAddress: from?.address || null,
    senderName: from ? storable(from.name.slice(0, 500)) : null,
    subject: storable(parsed.subject.slice(0, 1000)),
    departmentId: facts.department?.id ?? null,
  }
}
