import type { Tx } from '../../lib/db.ts'
import type { SentCopy } from '../delivery/index.ts'
import { declineCopy } from '../routing/index.ts'
import type { Author } from '../trail/index.ts'
import { storableLine } from './rules/storable.ts'
import { insertBounce } from './store/bounces.ts'
import { tellReported } from './tell-unreachable.ts'

/**
 * Whoever marks a copy as junk does not want its category: it is declined, as by the link below the mail, where she may
 * decline it at all. What nothing proves only agents are told of. Gives what is kept with the mail.
 */
export async function recordComplaint(
  tx: Tx,
  now: Date,
  {
    rawMailId,
    copy,
    words,
    isProven,
  }: { rawMailId: number; copy: SentCopy | null; words: string; isProven: boolean },
): Promise<Record<string, unknown>> {
  if (!copy) return {}
  const { messageId, position, address } = copy
  const told = storableLine(words, 500)
  const isNew = await insertBounce(tx, now, {
    ...{ rawMailId, kind: 'complaint', status: null, words: told },
    copy: { messageId, position, address },
  })
  if (!isProven) {
    if (isNew) await tellReported(tx, now, { kind: 'complaint-reported', address, words: told })
    return { messageId, position, isDeclined: false }
  }
  const isDeclined = isNew && (await declineCopy(tx, reporter, now, { messageId, position }))
  return { messageId, position, isDeclined }
}

const reporter: Author = { kind: 'system', door: 'mail', ip: null, requestId: null, language: 'es' }
