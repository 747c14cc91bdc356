import type { Claim, Signed } from '../authenticate.ts'
import type { Resolve } from '../keys-once.ts'
import type { Authentication } from '../types.ts'

export type Question = { name: string; type: string }
/** What name servers said, by `keyOf` a question: records, or the code of their error. */
export type Answers = ReadonlyMap<string, { records: unknown } | { code: string }>

// With the first mail: what it takes is 30 MB.
let loaded: Promise<typeof import('../authenticate.ts')> | undefined

export const keyOf = ({ name, type }: Question): string => `${type} ${name.toLowerCase()}`

/** The question of a key. */
export function questionOf(key: string): Question {
  const [type = '', name = ''] = key.split(' ', 2)
  return { name, type }
}

export type SenderCheck = {
  claim: Claim
  /** As it came, or what its signatures are known to be. */
  mail: { content: Uint8Array<ArrayBuffer> } | { signed: Signed }
  answers: Answers
}

/** What was found out, for good where nothing else is `wanted`: else it is checked again when that was asked. */
export type Checked = {
  authentication: Authentication
  /** Null: its signatures want answers too. */
  signed: Signed | null
  wanted: Question[]
}

/**
 * Checks the sender of a mail by what name servers are known to say, without asking or waiting: how long it takes is the
 * mail's doing alone.
 */
export async function checkSender({ claim, mail, answers }: SenderCheck): Promise<Checked> {
  loaded ??= import('../authenticate.ts')
  const { authenticate, signaturesOf } = await loaded
  const wanted = new Map<string, Question>()
  const resolve: Resolve = async (name, type = 'TXT') => {
    const answer = answers.get(keyOf({ name, type }))
    if (answer && 'records' in answer) return answer.records as string[]
    if (!answer) wanted.set(keyOf({ name, type }), { name, type })
    throw noAnswer(name, answer?.code ?? 'ETIMEOUT')
  }
  const signed = 'signed' in mail ? mail.signed : await signaturesOf(resolve, mail.content)
  const isSignedKnown = wanted.size === 0
  const authentication = await authenticate(resolve, claim, signed)
  return { authentication, signed: isSignedKnown ? signed : null, wanted: [...wanted.values()] }
}

/** An error without a trace: it is part of most checks, and writing a trace takes longer than the check. */
const noAnswer = (name: string, code: string): Error =>
  Object.assign(Object.create(Error.prototype) as Error, { message: `no answer about ${name}`, code })
