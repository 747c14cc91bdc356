import { nameOfCharacter } from './characters.ts'
import { accepted, faulty, type Reading } from './fault.ts'

/** A mail domain: as typed, for people, and in the ASCII form in which domains are compared (RFC 5891). */
export type MailDomain = { typed: string; ascii: string }

/** Octets of the longest domain name in text form (RFC 1035, 2.3.4, less the length and root octets). */
const longestDomain = 253

/**
 * Reads the domain of an address or of a company. Internationalised names are accepted and become their ASCII form
 * (UTS #46, as browsers do). Refused: address literals and IP numbers (RFC 5321, 4.1.3), names without a dot.
 */
export function readMailDomain(typed: string): Reading<MailDomain> {
  if (typed.length > longestDomain * 4) return faulty(tooLong)
  const text = typed.trim().normalize('NFC')
  if (text === '') return faulty({ code: 'mail-domain.empty' })
  if (/\s/u.test(text)) return faulty({ code: 'mail-domain.spaces' })
  if (text.startsWith('[')) return faulty({ code: 'mail-domain.numeric' })
  const stranger = firstStranger(text)
  if (stranger !== undefined) {
    return faulty({ code: 'mail-domain.bad-character', params: { character: nameOfCharacter(stranger) } })
  }
  const ascii = asciiFormOf(text)
  if (ascii === undefined)
    return faulty({ code: 'mail-domain.bad-label', params: { label: text.slice(0, 63) } })
  return checkAscii({ typed: text, ascii })
}

function checkAscii(domain: MailDomain): Reading<MailDomain> {
  const labels = domain.ascii.split('.')
  if (labels.includes('')) return faulty({ code: 'mail-domain.extra-dot' })
  const bad = labels.find((label) => !/^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(label))
  if (bad !== undefined) return faulty({ code: 'mail-domain.bad-label', params: { label: bad.slice(0, 63) } })
  if (domain.ascii.length > longestDomain) return faulty(tooLong)
  // A numeric last label is an IPv4 number or nothing at all (WHATWG URL, "ends in a number").
  if (/^(\d+|0x[\da-f]*)$/.test(labels.at(-1) ?? '')) return faulty({ code: 'mail-domain.numeric' })
  if (labels.length === 1) return faulty({ code: 'mail-domain.without-dot' })
  return accepted(domain)
}

const tooLong = { code: 'mail-domain.too-long', params: { max: longestDomain } } as const

/** ASCII other than letters, digits, hyphen and dot (RFC 1123, 2.1); beyond it, what shows nothing or is damaged. */
function firstStranger(domain: string): string | undefined {
  return /[^A-Za-z\d.\-\u0080-\u{10ffff}]|[\p{Default_Ignorable_Code_Point}\p{C}]/u.exec(domain)?.[0]
}

/** The URL parser is the one IDNA implementation that browser and Node share; no name that needs none goes through it. */
function asciiFormOf(domain: string): string | undefined {
  if (/^[\p{ASCII}]*$/u.test(domain)) return domain.toLowerCase()
  const url = URL.parse(`http://${domain}`)
  return url === null || url.hostname === '' ? undefined : url.hostname
}
