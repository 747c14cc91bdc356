import type { Report } from '../../types.ts'
import { ownMarkHeader } from '../automatic-marks.ts'
import type { Faults } from '../limits.ts'
import { headerOf } from '../parts/read-headers.ts'
import { contentOf, type Part } from '../parts/split-parts.ts'
import { addressesIn, headersIn, type Reported } from './returned.ts'

type Complaint = Extract<Report, { kind: 'complaint' }>

/** That somebody called a mail unwanted: a feedback report (RFC 5965), or what Microsoft sends, which is none. */
export function readComplaint(
  mail: Reported,
  leaves: Part[],
  about: string | null,
  faults: Faults,
): Complaint | null {
  const feedback = leaves.find(({ type }) => type.value === 'message/feedback-report')
  const returned = leaves.find(({ type }) => /^(message\/rfc822|text\/rfc822-headers)$/.test(type.value))
  const headers = returned ? headersIn(contentOf(returned, faults)) : []
  if (!feedback) {
    const recipient =
      headerOf(headers, 'x-hmxmroriginalrecipient') || headerOf(mail.root.headers, 'x-hmxmroriginalrecipient')
    if (recipient === '' || !/^staff@hotmail\.com$/i.test(mail.sender)) return null
    return {
      kind: 'complaint',
      address: addressesIn(recipient)[0] ?? null,
      about,
      words: mail.subject.slice(0, 500),
    }
  }
  const fields = contentOf(feedback, faults).toString('utf8').slice(0, 50_000)
  const field = (name: string): string =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(fields)?.[1]?.trim() ?? ''
  const type = field('feedback-type').toLowerCase()
  // "not-spam" says the contrary, and "auth-failure" is about somebody else who used our name.
  if (!/^(abuse|fraud|opt-out|opt-out-list|complaint|miscategorized|other|)$/.test(type)) return null
  const [address] = [
    field('original-rcpt-to'),
    field('removal-recipient'),
    headerOf(headers, 'x-original-to'),
    headerOf(headers, 'to'),
  ].flatMap(addressesIn)
  const words = [type, field('user-agent'), field('source-ip')].filter((word) => word !== '').join(', ')
  const isOfOurs = headerOf(headers, ownMarkHeader) === '' ? {} : { isOfOurs: true as const }
  return { kind: 'complaint', address: address ?? null, about, words: words.slice(0, 500), ...isOfOurs }
}
