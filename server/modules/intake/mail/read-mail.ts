import type { ParsedMail } from '../types.ts'
import { automaticMarks } from './automatic-marks.ts'
import { type BodyPiece, gatherParts } from './body/gather-parts.ts'
import { harmlessHtml } from './html/harmless-html.ts'
import { htmlAsText } from './html/html-as-text.ts'
import { type Faults, limits } from './limits.ts'
import { decodeWords } from './parts/encoded-words.ts'
import { headerOf, headersOf } from './parts/read-headers.ts'
import { splitParts } from './parts/split-parts.ts'
import { foldQuotes } from './quotes/fold-quotes.ts'
import { readAddresses } from './read-addresses.ts'
import { readDate } from './read-date.ts'
import { readIds } from './read-ids.ts'
import { readReport } from './reports/read-report.ts'

/** Reads a mail as it came. Never throws for what a mail contains: what was wrong with it stands in `faults`. */
export async function readMail(raw: Uint8Array): Promise<ParsedMail> {
  const faults: Faults = new Set()
  const root = splitParts(raw, faults)
  const { headers } = root
  const one = (name: string): string => headerOf(headers, name)
  const addresses = (name: string) =>
    headersOf(headers, name).flatMap((value) => readAddresses(value, faults))

  const subject = oneLine(decodeWords(one('subject'), faults))
    .slice(0, limits.subject)
    .toWellFormed()
  const from = addresses('from')
  if (from.length > 1) faults.add('from-several')
  if (from.length === 0) faults.add('from-none')
  const to = addresses('to')
  const returnPath = returnPathOf(headersOf(headers, 'return-path')[0])
  const inReplyTo = readIds(headersOf(headers, 'in-reply-to').join(' '), faults)
  const references = readIds(headersOf(headers, 'references').join(' '), faults)
  const gathered = gatherParts(root, faults)
  const { parts } = gathered
  const body = gathered.body.map(({ text, html }) => ({
    text: text === null ? null : plain(text),
    html: html === null ? null : harmlessHtml(plain(html), faults),
  }))
  const whole = textOf(body).slice(0, limits.text).toWellFormed()
  if (whole.length === limits.text) faults.add('text-too-long')
  const { text, quoted } = foldQuotes(whole, {
    isAnswer: !forward.test(subject) && (answer.test(subject) || inReplyTo.length + references.length > 0),
  })
  const deliveredTo = deliveryHeaders
    .flatMap((name) => addresses(name))
    .map(({ address, typed }) => address || typed)

  return {
    messageId: readIds(one('message-id'), faults)[0] ?? null,
    inReplyTo,
    references,
    from,
    sender: addresses('sender')[0] ?? null,
    replyTo: addresses('reply-to'),
    to,
    cc: addresses('cc'),
    deliveredTo: [...new Set(deliveredTo)],
    returnPath,
    subject,
    date: readDate(one('date')),
    text,
    quoted,
    html: htmlOf(body),
    parts,
    automatic: automaticMarks({ headers, from, subject, returnPath }),
    report: readReport(
      {
        root,
        text: whole,
        sender: from[0]?.typed || from[0]?.name || '',
        returnPath,
        subject,
        own: [...to.map(({ address }) => address), ...deliveredTo],
      },
      faults,
    ),
    headers,
    faults: [...faults].sort(),
  }
}

/** Where mailboxes tell for whom a mail came, since they know no envelope. */
const deliveryHeaders = [
  'delivered-to',
  'x-original-to',
  'x-envelope-to',
  'envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
]

/** Prefixes of programs for mails that show another, and for those that answer one, in the languages we meet. */
const forward = /^\s*(?:(?:re|aw|r)\s*:\s*)*(?:fwd?|rv|enc|tr|wg|i|reenv(?:iado)?|vs|pd|vl)\s*:/i
const answer = /^\s*(?:re|aw|sv|antw|odp|r|rif|ref|res|resp|ynt|回复|答复)(?:\[\d{1,3}\])?\s*[:：]/i

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu, '')
    .trim()

/** '' is the path of what must not be answered; null, where none is told. */
function returnPathOf(value: string | undefined): string | null {
  if (value === undefined) return null
  return /<([^<>]*)>/.exec(value)?.[1]?.trim() ?? value.trim()
}

const textOf = (body: readonly BodyPiece[]): string =>
  body
    .map(({ text, html }) =>
      text !== null && !(html !== null && isStub(text)) ? text : htmlAsText(html ?? ''),
    )
    .join('\n')

/** What stands in place of a text in mails that have none: that HTML is needed. */
const isStub = (text: string): boolean =>
  text.length < 400 &&
  /\bhtml\b/i.test(text) &&
  /(view|display|support|see|require|compatible|visuali[sz]|soporta|ver este|exibir|suporta)/i.test(text)

/** Line ends as LF, and nothing that neither screens nor the database bear. */
const plain = (text: string): string =>
  text
    .replace(/\r\n?|\f/g, '\n')
    .replace(invisible, '')
    .replace(/^\ufeff/, '')
    .toWellFormed()

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
const invisible = /[\0-\x08\x0b\x0e-\x1f\x7f]/g

function htmlOf(body: readonly BodyPiece[]): string | null {
  if (!body.some(({ html }) => html !== null)) return null
  return body.map(({ text, html }) => html ?? `<pre>${escaped(text ?? '')}</pre>`).join('\n')
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
