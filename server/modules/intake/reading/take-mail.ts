import type { ResolveDns } from '../../../lib/resolve-dns.ts'
import type { Signed } from '../authenticate.ts'
import { atDoor } from '../rules/at-door.ts'
import { resultsIn } from '../rules/authentication-results.ts'
import { isCheckable } from '../rules/checkable.ts'
import { likelyQuestions } from '../rules/likely-questions.ts'
import type { Authentication, Envelope, ParsedMail } from '../types.ts'
import { type Answers, keyOf, type Question, questionOf } from './check-sender.ts'
import type { Broken, Reader } from './reader.ts'

/** A chain of slow name servers must not hold a mail up for longer; what was not found out by then is tried again. */
const askedMilliseconds = 20_000
/** SPF asks ten names one after the other at most, DMARC fewer. */
const roundsAtMost = 30
const questionsAtMost = 100
/** What is longer is read in a turn of its own: whether that or its check takes its time matters then. */
const atOnceBytes = 256 * 1024

export type Taken = { parsed: ParsedMail; authentication: Authentication }
type Raw = { content: Uint8Array; envelope: Envelope; authservIds: readonly string[] }

/**
 * What a mail says, and what proves who wrote it. All work on its bytes is the reader's thread's; here only name servers are
 * asked. One whose sender cannot be checked within limits proves nothing, and says so by a `fault`.
 */
export async function takeMail(
  { reader, resolveDns }: { reader: Reader; resolveDns: ResolveDns },
  { content, envelope, authservIds }: Raw,
): Promise<Taken | Broken> {
  const dns = askedInTime(resolveDns)
  const canCheck = isCheckable(content)
  const usual = canCheck && content.byteLength <= atOnceBytes ? reader.usual.of(envelope) : []
  const answers = await dns(usual, false)
  let reading = await reader.read(content, usual.length > 0 ? { envelope, authservIds, answers } : undefined)
  // Which of both it was, and each within its own limits.
  if ('broke' in reading && usual.length > 0) reading = await reader.read(content)
  if ('broke' in reading) return reading
  const parsed = atDoor(reading.mail, envelope)
  if (!canCheck) return { parsed, authentication: uncheckable('headers') }
  if (reading.checked?.wanted.length === 0) return { parsed, authentication: reading.checked.authentication }
  const claim = { envelope, authservIds, parsed: { from: parsed.from, headers: resultsIn(parsed) } }
  let signed: Signed | null = reading.checked?.signed ?? null
  let wanted = reading.checked?.wanted ?? likelyQuestions(parsed, envelope)
  for (let round = 0; ; round++) {
    await dns(wanted, round >= roundsAtMost)
    const mail = signed ? { signed } : { content: content as Uint8Array<ArrayBuffer> }
    const result = await reader.check({ claim, mail, answers })
    if ('broke' in result) return { parsed, authentication: uncheckable(result.broke) }
    const { checked } = result
    if (checked.wanted.length === 0 || round > roundsAtMost) {
      reader.usual.remember(envelope, [...answers.keys()].map(questionOf))
      return { parsed, authentication: checked.authentication }
    }
    ;({ signed, wanted } = checked)
  }
}

const uncheckable = (fault: NonNullable<Authentication['fault']>): Authentication => ({
  spf: { result: 'none', domain: null, isAligned: false },
  dkim: [],
  dmarc: { result: 'permerror', policy: null, domain: null },
  by: 'ourselves',
  fault,
})

/** Asks for one mail: gives all answers so far, those that did not come in time as such. */
function askedInTime(resolveDns: ResolveDns) {
  const answers = new Map<string, { records: unknown } | { code: string }>()
  const until = performance.now() + askedMilliseconds
  return async (wanted: readonly Question[], isEnough: boolean): Promise<Answers> => {
    if (wanted.length === 0) return answers
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<{ code: string }>((resolve) => {
      timer = setTimeout(() => resolve({ code: 'ETIMEOUT' }), Math.max(0, until - performance.now()))
    })
    await Promise.all(
      wanted.map(async (question) => {
        const isOver = isEnough || answers.size >= questionsAtMost
        const answer = isOver ? { code: 'ETIMEOUT' } : await Promise.race([ask(resolveDns, question), late])
        answers.set(keyOf(question), answer)
      }),
    )
    clearTimeout(timer)
    return answers
  }
}

async function ask(
  resolveDns: ResolveDns,
  { name, type }: Question,
): Promise<{ records: unknown } | { code: string }> {
  try {
    return { records: await resolveDns(name, type) }
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'ESERVFAIL' }
  }
}
