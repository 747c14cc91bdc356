import { type Faults, limits } from '../limits.ts'
import { decodeWords } from '../parts/encoded-words.ts'
import { headerOf, readHeaders } from '../parts/read-headers.ts'
import type { Part } from '../parts/split-parts.ts'

/** How a part calls itself, wherever it says so; '' where it does not. */
export function nameOfPart(part: Part, faults: Faults): string {
  const said =
    part.disposition.parameters.get('filename') ||
    part.type.parameters.get('name') ||
    part.disposition.parameters.get('name') ||
    part.type.parameters.get('filename')
  if (said) return said
  const description = decodeWords(headerOf(part.headers, 'content-description'), faults)
  if (/^[^\s/\\][^/\\]{0,100}\.[a-z\d]{2,5}$/i.test(description)) return description
  return /^[^/:\\]+\.[a-z\d]{2,5}$/i.exec(headerOf(part.headers, 'content-location'))?.[0] ?? ''
}

/** A name that is safe to show and to save under, made where there is none. */
export function nameOr(said: string, mediaType: string, content: Buffer, position: number): string {
  const name = safeName(said)
  if (name !== '') return name
  if (/^message\/(rfc822|global)$/.test(mediaType))
    return `${safeName(subjectOf(content)) || `message-${position}`}.eml`
  return `${kindOf(mediaType)}-${position}${endings[mediaType] ?? endingOf(mediaType)}`
}

/** Without folders, without what hides the true ending, and no longer than file systems bear. */
function safeName(said: string): string {
  const isPath = /^(?:[a-z]:)?[/\\]|^\.{1,2}[/\\]|\\/i.test(said)
  const last = isPath
    ? said.split(/[/\\]/).findLast((piece) => piece.trim() !== '')
    : said.replaceAll('/', '_')
  const plain = (last ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/^\.*$/.test(plain)) return ''
  if (plain.length <= limits.name) return plain
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  return [...plain].slice(0, limits.name - ending.length).join('') + ending
}

const subjectOf = (content: Buffer): string => {
  const faults: Faults = new Set()
  const { headers } = readHeaders(content.subarray(0, 50_000), '', faults)
  return decodeWords(headerOf(headers, 'subject'), faults)
    .replace(/[/\\:*?"<>|]+/g, ' ')
    .slice(0, 100)
}

const endings: Record<string, string> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'text/x-vcard': '.vcf',
  'text/vcard': '.vcf',
  'image/jpeg': '.jpg',
  'image/svg+xml': '.svg',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/pgp-signature': '.asc',
  'application/pgp-encrypted': '.asc',
  'application/pkcs7-signature': '.p7s',
  'application/pkcs7-mime': '.p7m',
  'application/ms-tnef': '.dat',
  'message/delivery-status': '.txt',
  'message/feedback-report': '.txt',
  'message/disposition-notification': '.txt',
  'text/rfc822-headers': '.txt',
}

const kindOf = (mediaType: string): string =>
  /^(image|audio|video|message|text)\//.exec(mediaType)?.[1] ?? 'file'
const endingOf = (mediaType: string): string => {
  const [, ending] = /^(?:image|audio|video)\/(?:x-)?([a-z\d]{2,5})$/.exec(mediaType) ?? []
  return ending ? `.${ending}` : '.bin'
}
