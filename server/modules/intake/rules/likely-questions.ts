import type { Envelope, ParsedMail } from '../types.ts'
import { domainOf } from './address-parts.ts'

const signaturesAtMost = 10

/**
 * What will most likely be asked about a sender, so that it is known when he is checked: his domain's DMARC, SPF of the return
 * path, the keys of the signatures. What is missing here is only asked later.
 */
export function likelyQuestions(
  { from, headers }: Pick<ParsedMail, 'from' | 'headers'>,
  envelope: Envelope,
): { name: string; type: string }[] {
  const author = from.length === 1 && from[0]?.address ? [`_dmarc.${domainOf(from[0].address)}`] : []
  const path = envelope.peer === undefined ? '' : domainOf(envelope.from || (envelope.helo ?? ''))
  const keys = headers
    .filter(({ name }) => name.toLowerCase() === 'dkim-signature')
    .slice(0, signaturesAtMost)
    .flatMap(({ value }) => {
      const [domain, selector] = [tagOf(value, 'd'), tagOf(value, 's')]
      return domain && selector ? `${selector}._domainkey.${domain}` : []
    })
  const names = [...author, ...(isName(path) ? [path] : []), ...keys.filter(isName)]
  return [...new Set(names.map((name) => name.toLowerCase()))].map((name) => ({ name, type: 'TXT' }))
}

const tagOf = (value: string, tag: string): string | undefined =>
  value
    .split(';')
    .map((each) => each.trim().split(/\s*=\s*/, 2))
    .find(([name]) => name === tag)?.[1]
    ?.trim()

const isName = (name: string): boolean => name.length <= 253 && /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(name)
