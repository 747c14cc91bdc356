import type { Faults } from '../limits.ts'
import { type Header, headerOf, readHeaders } from '../parts/read-headers.ts'
import type { Part } from '../parts/split-parts.ts'

/** What of a mail tells whether it is a report. `own`: for whom it came, who is never the one it reports about. */
export type Reported = {
  root: Part
  text: string
  sender: string
  returnPath: string | null
  subject: string
  own: readonly string[]
}

/** The headers of a mail that stands in another. */
export function headersIn(content: Buffer): Header[] {
  const faults: Faults = new Set()
  return readHeaders(content.subarray(0, 200_000), 'windows-1252', faults).headers
}

/** Its Message-ID; null where it says none. */
export function firstId(content: Buffer): string | null {
  return /<[^<>\s]{1,500}>/.exec(headerOf(headersIn(content), 'message-id'))?.[0] ?? null
}

const address = /[^\s<>()[\]{},;:"'=&|]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.)+[\p{L}\p{N}-]{2,63}/gu

/** Addresses in a text, in order, each once and without what punctuation follows. */
export function addressesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .slice(0, 50_000)
        .match(address)
        ?.map((one) => one.replace(/^[*_]+/, '').toLowerCase()) ?? [],
    ),
  ]
}
