import type { Problem } from '../../../lib/errors.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'

/** Whom an agent leaves out of a message. What is no address is a problem: without it somebody would get the mail after all. */
export function readLeaveOut(given: readonly string[]): { leaveOut: string[]; problems: Problem[] } {
  const read = given.map(readMailAddress)
  return {
    leaveOut: read.flatMap((each) => (each.ok ? each.value.normal : [])),
    problems: read.flatMap((each, at) => (each.ok ? [] : [{ path: `leaveOut.${at}`, ...each.fault }])),
  }
}
