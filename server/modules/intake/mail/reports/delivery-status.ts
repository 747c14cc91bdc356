import type { Report } from '../../types.ts'
import { addressesIn } from './returned.ts'
import { actionOf, isVague, statusIn } from './status-words.ts'

type Recipients = Extract<Report, { kind: 'delivery' }>['recipients']
type Fields = ReadonlyMap<string, string>

/**
 * The recipients of a delivery status (RFC 3464, 2.3). Programs leave out the blank line between them, say "5.0.0" where
 * the server said why, and put the address where they like.
 */
export function readDeliveryStatus(status: string, text: string): Recipients {
  return groupsOf(status.slice(0, 200_000))
    .filter(
      (fields) => fields.has('final-recipient') || fields.has('original-recipient') || fields.has('action'),
    )
    .slice(0, 500)
    .map((fields) => recipientOf(fields, text))
}

function recipientOf(fields: Fields, text: string): Recipients[number] {
  const diagnostic = withoutType(fields.get('diagnostic-code') ?? '')
  const said = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null
  const words = diagnostic || linesAbout(text)
  const status = said === null || isVague(said) ? (better(statusIn(words), said) ?? said) : said
  return {
    address: addressOf(fields),
    action: actionOf(fields.get('action') ?? '', status, text),
    status,
    words: words.slice(0, 2000),
  }
}

/** What words say is taken in place of "it failed", if it is of the same kind. */
const better = (found: string | null, said: string | null): string | null =>
  found !== null && !isVague(found) && (said === null || found.charAt(0) === said.charAt(0)) ? found : null

/** To whom it was sent: what a server forwarded it to says nothing to us. */
function addressOf(fields: Fields): string | null {
  for (const name of [
    'original-recipient',
    'final-recipient',
    'x-actual-recipient',
    'x-original-recipient',
  ]) {
    const [found] = addressesIn(
      withoutType(fields.get(name) ?? '').replace(/\+([\da-f]{2})/gi, unescapeXtext),
    )
    if (found !== undefined) return found
  }
  return null
}

/** xtext (RFC 3461, 4): only "+", "=" and what is not printable are written so, or "ana+2025@" would be broken. */
const unescapeXtext = (all: string, code: string): string =>
  /^(2b|3d|40)$/i.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : all

const withoutType = (value: string): string =>
  value
    .replace(/^\s*[\w.-]{1,30}\s*;\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The first paragraph that tells why, where the status itself does not. */
function linesAbout(text: string): string {
  const paragraphs = text.slice(0, 20_000).split(/\n\s*\n/)
  return (paragraphs.find((one) => statusIn(one) !== null) ?? paragraphs[0] ?? '').replace(/\s+/g, ' ').trim()
}

function groupsOf(status: string): Fields[] {
  const groups: Map<string, string>[] = [new Map()]
  let name = ''
  for (const line of status.split(/\r\n|\r|\n/)) {
    const current = groups.at(-1) ?? new Map<string, string>()
    const [, key, value = ''] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? []
    if (line.trim() === '') groups.push(new Map())
    else if (/^[ \t]/.test(line) && name !== '')
      current.set(name, `${current.get(name) ?? ''} ${line.trim()}`)
    else if (key !== undefined) {
      name = key.toLowerCase()
      if (name === 'final-recipient' && current.has(name)) groups.push(new Map([[name, value]]))
      else if (!current.has(name)) current.set(name, value)
    }
  }
  return groups
}
