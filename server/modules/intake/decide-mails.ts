import { inTransaction } from '../../lib/db.ts'
import type { AttachmentDraft } from '../tickets/index.ts'
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
 * Finds out what mails are by what is known at this moment, and does it: one transaction with their rows, so that whatever ends
 * the program leads to the same one ticket message of each. They are of different authors. A mail whose sender cannot be
 * checked now is tried again, and held in the end; does nothing for whom the lease has gone to another.
 * @throws what ended the transaction: then nothing was done to any of them
 */
export async function decideMails(site: ReadingSite, mails: readonly Waiting[]): Promise<void> {
  const ready: Ready[] = []
  const expected = await lookAhead(site, mails)
  for (const [at, waiting] of mails.entries()) {
    const decision = expected[at] ?? null
    const wait = waitFor(site, waiting.mail, decision)
    if (wait) await putOff(site.db, [waiting.mail], wait)
    else ready.push({ ...waiting, attachments: await partsOf(site, waiting, decision) })
  }
  if (ready.length === 0) return
  await decideNow(site, ready).catch((error: unknown) => {
    // Of several the others are still to be decided: whoever asked asks for each.
    if (!(error instanceof LeaseGone) || mails.length > 1) throw error
  })
}

type Ready = Waiting & Pick<Applying, 'attachments'>

async function decideNow(site: ReadingSite, mails: readonly Ready[]): Promise<void> {
  await inTransaction(site.db, async (tx) => {
    const now = site.now()
    const known = await loadFacts(tx, site, now, mails.map(decidingOf))
    const deciding = mails.map(({ mail, taken, attachments }, at) => {
      const { facts, contentKey } = known[at] as Known
      return { mail, parsed: taken.parsed, attachments, facts, contentKey, decision: decide(facts) }
    })
    const applied = await applyDecisions(tx, now, deciding)
    const marked = deciding.map((each, at) => ({
      mail: each.mail,
      decided: decidedOf({ ...each, applied: applied[at] as Applied }),
    }))
    if (!(await markDecided(tx, now, marked))) throw new LeaseGone()
  })
}

const decidingOf = ({ mail, taken }: Waiting): Deciding => ({ mail, ...taken, given: null, chosen: {} })

class LeaseGone extends Error {}

/**
 * What will most likely become of mails, where that matters before anything is written: whether one is put off, and whether
 * what one brings whose author nothing proves yet is wanted in the store. In their order; null where it does not matter.
 */
async function lookAhead(site: ReadingSite, mails: readonly Waiting[]): Promise<(Decision | null)[]> {
  const asked = mails.filter(({ taken: { parsed, authentication } }) => {
    const proof = proofOf(authentication)
    const isUnclear = proof === 'check-failed' || authentication.spf.result === 'temperror'
    return isUnclear || (parsed.parts.length > 0 && isUnproven(proof))
  })
  if (asked.length === 0) return mails.map(() => null)
  const known = await loadFacts(site.db, site, site.now(), asked.map(decidingOf))
  const expected = new Map(asked.map((mail, at) => [mail, decide((known[at] as Known).facts)]))
  return mails.map((mail) => expected.get(mail) ?? null)
}

/**
 * What a mail brings, in the store before the rows that refer to it. Where its author is proven nearly all of it is wanted, and
 * asking first costs more than the rest, which goes within a day (decision 67).
 */
async function partsOf(
  site: ReadingSite,
  { taken: { parsed } }: Waiting,
  decision: Decision | null,
): Promise<AttachmentDraft[]> {
  const isWanted = decision === null || decision.outcome === 'ticket' || decision.outcome === 'reply'
  return isWanted ? storeParts(site.files, parsed.parts) : []
}

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
    // Of equal mails the first has it, also where an agent lets another in.
    contentKey: facts.firstId === null ? contentKey : null,
    messageId: parsed.messageId === null ? null : storable(parsed.messageId.slice(0, 1000)),
    senderAddress: from?.address || null,
    senderName: from ? storable(from.name.slice(0, 500)) : null,
    subject: storable(parsed.subject.slice(0, 1000)),
    departmentId: facts.department?.id ?? null,
  }
}
