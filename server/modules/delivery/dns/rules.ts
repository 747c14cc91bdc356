/** What DNS says: the record is right, is not there, is another one, or could not be asked for. */
export type Found = 'right' | 'missing' | 'other' | 'unknown'

/** What was found under a name; null: DNS could not be asked. */
export type Answered = readonly string[] | null

const judged = (answered: Answered, judge: (records: readonly string[]) => Found): Found =>
  answered === null ? 'unknown' : judge(answered)

/**
 * SPF (RFC 7208): one record, which lets the server pass that mail is sent through. `passes`: what checking that server gave;
 * null: it is not known or has no public address.
 */
export function judgeSpf(answered: Answered, passes: boolean | null): Found {
  return judged(answered, (records) => {
    const [first, another] = records.filter(isSpf)
    if (first === undefined) return 'missing'
    return another === undefined && passes !== false ? 'right' : 'other'
  })
}
export const isSpf = (record: string): boolean => /^v=spf1( |$)/i.test(record)

/** DMARC (RFC 7489): one record with a policy that makes receivers refuse or set aside what is forged. */
export function judgeDmarc(answered: Answered): Found {
  return judged(answered, (records) => {
    const [first, another] = records.filter(isDmarc)
    if (first === undefined) return 'missing'
    const policy = /;\s*p\s*=\s*(\w+)/i.exec(first)?.[1]?.toLowerCase()
    return another === undefined && (policy === 'quarantine' || policy === 'reject') ? 'right' : 'other'
  })
}
export const isDmarc = (record: string): boolean => /^v\s*=\s*DMARC1\s*(;|$)/.test(record)

/** MX: mail to the domain comes to this very server, elsewhere (from where a mailbox is looked at), or to nobody. */
export function judgeMx(answered: Answered, host: string): Found {
  return judged(answered, (records) => {
    if (records.length === 0) return 'missing'
    return records.some((record) => record.split(' ').at(-1)?.toLowerCase() === host) ? 'right' : 'other'
  })
}
