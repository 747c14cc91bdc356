import { Resolver } from 'node:dns/promises'
import type { DkimCheckAnswer, DkimKeyAnswer } from '../wire.ts'

/** Asks DNS for the TXT records of a name; throws as node:dns does. */
export type ResolveTxt = (name: string) => Promise<string[][]>

const resolver = new Resolver({ timeout: 3000, tries: 2 })
export const resolveTxt: ResolveTxt = (name) => resolver.resolveTxt(name)

/** Compares what DNS says with the record that a key needs: by its key alone, for the tags around it may differ (RFC 6376, 3.6.1). */
export async function checkRecord(
  resolve: ResolveTxt,
  record: DkimKeyAnswer['record'],
): Promise<DkimCheckAnswer> {
  try {
    const records = (await resolve(record.name)).map((strings) => strings.join(''))
    if (records.some((each) => keyIn(each) === keyIn(record.value))) return { found: 'right', records }
    return { found: records.length > 0 ? 'other' : 'missing', records }
  } catch (error) {
    const { code } = error as { code?: string }
    const isMissing = code === 'ENOTFOUND' || code === 'ENODATA'
    return { found: isMissing ? 'missing' : 'unknown', records: [] }
  }
}

const keyIn = (record: string): string | undefined =>
  /(?:^|;)\s*p\s*=([^;]*)/.exec(record)?.[1]?.replace(/\s+/g, '') || undefined
