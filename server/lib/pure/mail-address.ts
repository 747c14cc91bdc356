import { faultOfCharacters, nameOfCharacter } from './characters.ts'
import { accepted, type Fault, faulty, type Reading } from './fault.ts'
import { readMailDomain } from './mail-domain.ts'

/**
 * A mail address: `address` as typed, for people and for sending; `normal` for comparison, which is unique;
 * `domain` in its ASCII form.
 */
export type MailAddress = { address: string; normal: string; domain: string }

/** Octets (RFC 5321, 4.5.3.1.1; erratum 1690 to RFC 3696). */
const longestLocal = 64
const longestAddress = 254

/**
 * Reads one bare address (RFC 5321 `Mailbox` with `Dot-string`, RFC 6531 beyond ASCII). Never throws.
 *
 * Comparison ignores case throughout, although RFC 5321 (2.4) lets a host tell "Ana" from "ana": none in use does, and
 * product rule 2 wants one person per address. Subaddresses ("ana+x") are addresses of their own.
 * Quoted local parts are refused: RFC 5321 (4.1.2) asks hosts to define none, and in practice they are typing errors.
 */
export function readMailAddress(typed: string): Reading<MailAddress> {
  if (typed.length > longestAddress * 4) return faulty(tooLong)
  const text = typed.replace(/^[\s\u200b]+|[\s\u200b]+$/gu, '').normalize('NFC')
  if (text === '') return faulty({ code: 'mail-address.empty' })
  const fault = faultOfCharacters(text) ?? faultOfParts(text.split('@'))
  if (fault) return faulty(fault)
  const at = text.indexOf('@')
  const local = text.slice(0, at)
  const domain = readMailDomain(text.slice(at + 1))
  if (!domain.ok) return domain
  const normal = `${local.toLowerCase().normalize('NFC')}@${domain.value.ascii}`
  if (octets(normal) > longestAddress) return faulty(tooLong)
  return accepted({ address: `${local}@${domain.value.typed}`, normal, domain: domain.value.ascii })
}

/** The form in which addresses are compared, or null for what is no address. */
export function normalMailAddress(typed: string): string | null {
  const reading = readMailAddress(typed)
  return reading.ok ? reading.value.normal : null
}

/** Whether delivery needs servers that speak SMTPUTF8 (RFC 6531): a local part beyond ASCII. */
export function needsSmtpUtf8(address: MailAddress): boolean {
  return !/^\p{ASCII}*$/u.test(address.normal)
}

function faultOfParts(parts: string[]): Fault | undefined {
  const [local = '', domain] = parts
  if (local.startsWith('"')) return { code: 'mail-address.quoted' }
  if (domain === undefined) return { code: 'mail-address.no-at' }
  if (parts.length > 2) return { code: 'mail-address.several-at' }
  if (local === '') return { code: 'mail-address.no-local' }
  if (domain === '') return { code: 'mail-address.no-domain' }
  return faultOfLocal(local)
}

function faultOfLocal(local: string): Fault | undefined {
  if (/\s/u.test(local)) return { code: 'mail-address.spaces' }
  const stranger = [...local].find((character) => !mayBeInLocal(character))
  if (stranger !== undefined) {
    return { code: 'mail-address.bad-character', params: { character: nameOfCharacter(stranger) } }
  }
  if (/^\.|\.\.|\.$/.test(local)) return { code: 'mail-address.dots' }
  if (octets(local) > longestLocal) {
    return { code: 'mail-address.local-too-long', params: { max: longestLocal } }
  }
  return undefined
}

/**
 * `atext` (RFC 5322, 3.2.3) and the dot; beyond ASCII only letters, marks and digits that are no compatibility form of
 * another, as in identifiers (RFC 8264, 4.2): a full-width "ａ" would otherwise be a second, equal-looking "a".
 */
function mayBeInLocal(character: string): boolean {
  if (/^\p{ASCII}$/u.test(character)) return /^[A-Za-z\d.!#$%&'*+/=?^_`{|}~-]$/.test(character)
  return (
    /^[\p{L}\p{M}\p{N}]$/u.test(character) &&
    !/\p{Default_Ignorable_Code_Point}/u.test(character) &&
    character.normalize('NFKC') === character.normalize('NFC')
  )
}

const tooLong = { code: 'mail-address.too-long', params: { max: longestAddress } } as const

const encoder = new TextEncoder()
const octets = (text: string): number => encoder.encode(text).length
