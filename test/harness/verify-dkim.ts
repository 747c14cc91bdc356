import { createHash, createPublicKey, verify } from 'node:crypto'

export type DkimVerdict = { domain: string; selector: string; signed: string[]; holds: boolean }

/** Checks the DKIM signature of a message (RFC 6376, relaxed/relaxed) against the record that DNS would give; null: there is none. */
export function verifyDkim(raw: Buffer, recordOf: (name: string) => string): DkimVerdict | null {
  const text = raw.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/)
  const signature = fields.find((field) => /^dkim-signature:/i.test(field))
  if (!signature) return null
  const tags = tagsIn(signature.slice(signature.indexOf(':') + 1))
  const signed = (tags.h ?? '').toLowerCase().split(':')
  const left = fields.filter((field) => field !== signature)
  const lines = signed.flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name}:`))
    return at < 0 ? [] : left.splice(at, 1).map(relaxedField)
  })
  const own = relaxedField(signature).replace(/([;:]\s?b=)[^;]*/, '$1')
  const input = Buffer.from([...lines, own].join('\r\n'), 'latin1')
  const body = createHash('sha256')
    .update(relaxedBody(text.slice(end + 4)), 'latin1')
    .digest('base64')
  const { p = '' } = tagsIn(recordOf(`${tags.s}._domainkey.${tags.d}`))
  const key = createPublicKey({ key: Buffer.from(p, 'base64'), format: 'der', type: 'spki' })
  return {
    domain: tags.d ?? '',
    selector: tags.s ?? '',
    signed,
    holds: tags.bh === body && verify('sha256', input, key, Buffer.from(tags.b ?? '', 'base64')),
  }
}

function tagsIn(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split(';').flatMap((tag) => {
      const at = tag.indexOf('=')
      return at < 0 ? [] : [[tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')]]
    }),
  )
}

const relaxedField = (field: string): string => {
  const at = field.indexOf(':')
  const value = field
    .slice(at + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${field.slice(0, at).trim().toLowerCase()}:${value}`
}

const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').trimEnd())
  return lines.join('\r\n').replace(/(\r\n)*$/, '\r\n')
}
