import { type Faults, limits } from '../limits.ts'
import { decodeRawHeader } from './charsets.ts'

export type Header = { name: string; value: string }
export type HeaderBlock = { headers: Header[]; bodyStart: number }

const field = /^[\x21-\x39\x3b-\x7e]+[ \t]*:/
/** By which a header goes on below a line that is none. */
const known =
  /^(from|to|cc|subject|date|message-id|mime-version|content-[\w-]+|received|reply-to|return-path|references|in-reply-to|dkim-signature|x-[\w-]+)[ \t]*:/i
const blank = /^[ \t]*$/

/** A header block, each header unfolded. `charset`: of raw octets that are no UTF-8. */
export function readHeaders(bytes: Buffer, charset: string, faults: Faults): HeaderBlock {
  const folded: string[][] = []
  let at = 0
  while (at < bytes.length) {
    if (at > limits.headerBlock)
      return { headers: unfold(folded, charset, faults), bodyStart: skip(bytes, at, faults) }
    const { line, next } = lineAt(bytes, at)
    if (line === '') return { headers: unfold(folded, charset, faults), bodyStart: next }
    const last = folded.at(-1)
    if (/^[ \t]/.test(line) && last) last.push(line)
    else if (field.test(line)) folded.push([line])
    else if (at === 0 && /^>?From /.test(line)) faults.add('mbox-line')
    else if (goesOn(bytes, next)) {
      faults.add('header-line-broken')
      last?.push(` ${line}`)
    } else {
      if (!blank.test(line)) faults.add('no-blank-line')
      return { headers: unfold(folded, charset, faults), bodyStart: blank.test(line) ? next : at }
    }
    at = next
  }
  return { headers: unfold(folded, charset, faults), bodyStart: bytes.length }
}

function lineAt(bytes: Buffer, from: number): { line: string; next: number } {
  const lineFeed = bytes.indexOf(0x0a, from)
  const next = lineFeed === -1 ? bytes.length : lineFeed + 1
  let end = lineFeed === -1 ? bytes.length : lineFeed
  while (end > from && bytes[end - 1] === 0x0d) end--
  return { line: bytes.toString('latin1', from, Math.min(end, from + limits.header)), next }
}

/** Whether headers follow within a few lines: a header that was wrapped without a blank is no end of all. */
function goesOn(bytes: Buffer, from: number): boolean {
  let at = from
  for (let looked = 0; looked < 5 && at < bytes.length; looked++) {
    const { line, next } = lineAt(bytes, at)
    if (line === '') return false
    if (known.test(line)) return true
    at = next
  }
  return false
}

/** The rest of a header block that is longer than any mail's. */
function skip(bytes: Buffer, from: number, faults: Faults): number {
  faults.add('headers-too-long')
  const ends = ['\n\n', '\n\r\n'].flatMap((end) => {
    const at = bytes.indexOf(end, from - 2, 'latin1')
    return at === -1 ? [] : [at + end.length]
  })
  return ends.length === 0 ? bytes.length : Math.min(...ends)
}

function unfold(folded: string[][], charset: string, faults: Faults): Header[] {
  if (folded.length > limits.headers) faults.add('headers-too-many')
  return folded.slice(0, limits.headers).map((lines) => {
    const whole = lines.join('')
    if (whole.length > limits.header) faults.add('header-too-long')
    if (lines.some((line) => line.length > 998)) faults.add('line-too-long')
    if (/[\0\r]/.test(whole)) faults.add('header-control-character')
    const text = whole.slice(0, limits.header)
    const colon = text.indexOf(':')
    // Neither may reach whoever writes the value out again: both would end the line there.
    const value = text.slice(colon + 1).replace(/[\r\n\0]+/g, ' ')
    return { name: text.slice(0, colon).trim(), value: decodeRawHeader(value, charset, faults).trim() }
  })
}

/** The first header of a name, as it is unfolded; '' where there is none. */
export function headerOf(headers: readonly Header[], name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''
}

/** Every header of a name. */
export function headersOf(headers: readonly Header[], name: string): string[] {
  return headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value)
}
