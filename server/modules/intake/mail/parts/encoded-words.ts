import type { Faults } from '../limits.ts'
import { decodeText } from './charsets.ts'
import { decodeBase64, decodeQuotedPrintable } from './decode-transfer.ts'

/**
 * `=?charset?Q or B?text?=` (RFC 2047). Programs put question marks and blanks into the text, leave the end out, and
 * write words where none may stand; all of that is read. The bounds keep a search for ends that are not there short.
 */
export const encodedWord = /=\?([^?\s]{1,75})\?([bq])\?([\s\S]{0,1000}?)(?:\?=|$)/gi

type Word = { charset: string; encoding: 'b' | 'q'; text: string }

/** A header's text with its encoded words decoded. */
export function decodeWords(value: string, faults: Faults): string {
  if (!value.includes('=?')) return value
  let result = ''
  let end = 0
  let waiting: Word[] = []
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(end, match.index)
    const [all, charset = '', encoding = '', text = ''] = match
    const next: Word = { charset: charset.replace(/\*.*$/, ''), encoding: isQ(encoding) ? 'q' : 'b', text }
    // Blanks between two words only keep them apart (RFC 2047, 6.2).
    const isNear = waiting.length > 0 && /^\s*$/.test(between)
    if (!isNear) {
      result += decodeRun(waiting, faults) + between
      waiting = []
    } else if (!isSame(waiting[0], next)) {
      result += decodeRun(waiting, faults)
      waiting = []
    }
    waiting.push(next)
    end = match.index + all.length
  }
  return result + decodeRun(waiting, faults) + value.slice(end)
}

const isQ = (encoding: string): boolean => encoding.toLowerCase() === 'q'
const isSame = (one: Word | undefined, other: Word): boolean =>
  one?.charset.toLowerCase() === other.charset.toLowerCase()

/** Words of one charset are decoded together, for many programs cut characters in two. */
function decodeRun(words: Word[], faults: Faults): string {
  const [first] = words
  if (!first) return ''
  const together = decodeText(Buffer.concat(joinGroups(words).map(bytesOf)), first.charset, faults)
  if (!together.includes('\ufffd')) return together
  return words.map((one) => decodeText(bytesOf(one), one.charset, faults)).join('')
}

/** Base64 that was cut within a group of four goes on in the next word. */
function joinGroups(words: Word[]): Word[] {
  const joined: Word[] = []
  for (const one of words) {
    const last = joined.at(-1)
    const isCut =
      last?.encoding === 'b' && one.encoding === 'b' && !last.text.endsWith('=') && last.text.length % 4 !== 0
    if (last && isCut) joined[joined.length - 1] = { ...last, text: last.text + one.text }
    else joined.push(one)
  }
  return joined
}

function bytesOf({ encoding, text }: Word): Buffer {
  if (encoding === 'b') return decodeBase64(Buffer.from(text, 'latin1'))
  return decodeQuotedPrintable(Buffer.from(text.replace(/_/g, ' ').replace(/=\s+(?=[\da-f])/gi, '=')))
}
