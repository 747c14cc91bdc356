import type { SentCopy } from '../../../delivery/index.ts'
import type { Automatic, Report } from '../../types.ts'
import { bouncedElsewhere, kindOfStatus } from '../status-of-bounce.ts'
import { isPostmasters } from './automatic.ts'
import type { Bounce, Decision, Facts } from './facts.ts'

/**
 * What servers say about mail that they had taken: of which copy is told by the address that the report came to, else by the
 * Message-ID in it. Only the first proves anything: a Message-ID is known to whoever was answered or forwarded to, and anybody
 * can report anybody's address as dead.
 */
export function bounce(facts: Facts): Decision | null {
  const step = 'bounce'
  const { mail, isToReturnPath, returned, reported } = facts
  const { report } = mail
  if (report?.kind === 'complaint') return null
  if (!report && !isToReturnPath) return null
  // Machines answer to the return path too (RFC 3834, 4); the step of automatic mail knows what to do with them.
  if (!report && isAnswer(mail.automatic)) return null
  const copy = returned ?? reported
  if (!copy) return isOfPerson(facts) ? null : { outcome: 'ignored', step, reason: 'bounce-unknown' }
  const isProven = returned !== null
  const bounces = report
    ? bouncesOf(report, copy).map((each) => ({ ...each, isProven }))
    : [{ kind: 'soft' as const, copy, status: null, words: '', isProven }]
  const [worst] = bounces.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  return {
    outcome: 'bounce',
    bounces: worst ? [worst] : [],
    step,
    reason: reasonOf(worst),
  }
}

/**
 * Somebody who sends on what he got, or writes about it, as customers of a provider do every day: from an address that can be
 * answered, with no mark of a machine. Whether he is who he says, and what becomes of strangers, the next steps know. An agent
 * may say so too.
 */
function isOfPerson({ given, author, isToReturnPath, mail: { automatic } }: Facts): boolean {
  if (given?.by === 'agent') return true
  if (isToReturnPath || !author || isAnswer(automatic)) return false
  const isKnown = author.person !== null || author.hasCard
  const isDaemons = (mark: Automatic) =>
    mark === 'mailer-daemon' && !isKnown && !isPostmasters({ author }, mark)
  return !automatic.some((mark) => machines.includes(mark) || isDaemons(mark))
}

const machines: readonly Automatic[] = ['empty-return-path', 'auto-generated']

function reasonOf(worst: Bounce | undefined): string {
  if (!worst) return 'bounce-unknown'
  return worst.isProven || worst.kind === 'delayed' ? `bounce-${worst.kind}` : bouncedElsewhere
}

const order = ['hard', 'soft', 'delayed']

const isAnswer = (automatic: Facts['mail']['automatic']): boolean =>
  automatic.includes('out-of-office') || automatic.includes('auto-replied')

/** A copy has one recipient: a report that names several is about him all the same, as whoever he forwards to. */
function bouncesOf(
  report: Extract<Report, { kind: 'delivery' }>,
  copy: SentCopy,
): Omit<Bounce, 'isProven'>[] {
  return report.recipients
    .filter(({ action }) => action !== 'other')
    .map(({ action, status, words, address }) => {
      // Somebody whom he forwards to is gone, not he himself.
      const isOther = address !== null && address !== copy.address
      const kind = action === 'delayed' ? 'delayed' : kindOfStatus(status)
      return { kind: kind === 'hard' && isOther ? 'soft' : kind, copy, status, words }
    })
}
