import { z } from 'zod'
import { Refusal } from '../../../lib/errors.ts'
import type { Ask } from '../../../modules/lists/index.ts'
import { plusOf } from './query/meanings.ts'
import { readTime } from './shapes/times.ts'

/** Something, for an empty filter is none: it must not answer with everybody. */
export const some = z.string().min(1).max(1000)

/** Both spellings that the original has had. */
export const sinceQuery = { updated_since: some.optional(), _updated_since: some.optional() }

type SinceQuery = { updated_since?: string | undefined; _updated_since?: string | undefined }

/**
 * What was changed from some time on; nothing is asked where none is named.
 * @throws Refusal invalid where it is no time
 */
export function changedSince(query: SinceQuery): Ask[] {
  const given = (['updated_since', '_updated_since'] as const).filter((name) => query[name] !== undefined)
  const read = given.map((name) => ({ name, time: readTime(plusOf(query[name] ?? '')) }))
  const bad = read.filter(({ time }) => time === null || !/^[1-8]/.test(time.toISOString()))
  if (bad.length > 0)
    throw new Refusal(
      'invalid',
      bad.map(({ name }) => ({ path: name, code: 'freshdesk.no-time' })),
    )
  return read.map(({ time }) => ({ path: 'updatedAt', from: (time as Date).toISOString() }))
}
