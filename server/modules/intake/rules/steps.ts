import { account } from './steps/account.ts'
import { authentication } from './steps/authentication.ts'
import { automatic } from './steps/automatic.ts'
import { bounce } from './steps/bounce.ts'
import { complaint } from './steps/complaint.ts'
import { duplicate } from './steps/duplicate.ts'
import type { Decision, Facts, Step } from './steps/facts.ts'
import { ownLoop } from './steps/own-loop.ts'
import { rightToJoin } from './steps/right-to-join.ts'
import { standing } from './steps/standing.ts'
import { thread } from './steps/thread.ts'

/** What a mail goes through: the first step that knows what becomes of it decides, and the last one always does. */
const steps: readonly Step[] = [
  ownLoop,
  duplicate,
  bounce,
  complaint,
  automatic,
  authentication,
  standing,
  thread,
  rightToJoin,
]

/** What becomes of a mail, by the facts of this moment. */
export function decide(facts: Facts): Decision {
  for (const step of steps) {
    const decision = step(facts)
    if (decision) return decision
  }
  return account(facts)
}
