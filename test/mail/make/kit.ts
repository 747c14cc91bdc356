/** What a mail is to be read as. What is left out is empty: nobody in copy, nothing quoted, no attachment, no fault. */
export type Expected = {
  /** What about it is worth a mail of its own. */
  why: string
  /** "name <address as compared>"; what is no address stands with a question mark before it. */
  from?: string[]
  to?: string[]
  cc?: string[]
  subject?: string
  text?: string
  quoted?: string
  attachments?: string[]
  html?: { has?: string[]; lacks?: string[] }
  messageId?: string
  inReplyTo?: string[]
  references?: string[]
  date?: string | null
  automatic?: string[]
  report?: unknown
  faults?: string[]
}
export type MadeMail = { name: string; raw: Buffer; expected: Expected }

/** A mail with its expectation. A string is taken as UTF-8 with LF, and written with CRLF. */
export function mail(name: string, raw: string | Buffer, expected: Expected): MadeMail {
  const bytes = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw
  return { name, raw: bytes, expected: { from: [oscar.shown], to: [support.shown], ...expected } }
}

export const oscar = {
  header: 'Oscar Yanez <oscar@cenzontle.example>',
  shown: 'Oscar Yanez <oscar@cenzontle.example>',
}
export const support = { header: 'soporte@alameda.example', shown: '<soporte@alameda.example>' }

/** The usual headers, of which some are given otherwise or left out with null, and a body. */
export function letter(given: Record<string, string | null>, body: string): string {
  const usual: Record<string, string | null> = {
    From: oscar.header,
    To: support.header,
    Subject: 'Una pregunta',
    Date: 'Mon, 2 Nov 2026 09:06:00 -0600',
    'Message-ID': '<uno@cenzontle.example>',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...given,
  }
  const lines = Object.entries(usual).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return `${lines.join('\n')}\n\n${body}`
}

/** Parts between boundary lines. */
export function parts(boundary: string, ...each: string[]): string {
  return `${each.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`
}

export const part = (type: string, body: string, ...headers: string[]): string =>
  `${[`Content-Type: ${type}`, ...headers].join('\n')}\n\n${body}`

/** A letter whose body is bytes. */
export function letterOf(given: Record<string, string | null>, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(letter(given, '').replace(/\n/g, '\r\n')), body])
}

/** Text in a charset that Node only reads: by asking what each pair of octets would be read as. */
export function encode(charset: string, text: string): Buffer {
  const table = tableOf(charset)
  return Buffer.concat([...text].map((one) => table.get(one) ?? Buffer.from('?')))
}

const tables = new Map<string, Map<string, Buffer>>()
function tableOf(charset: string): Map<string, Buffer> {
  const known = tables.get(charset)
  if (known) return known
  const decoder = new TextDecoder(charset)
  const table = new Map<string, Buffer>()
  const learn = (...octets: number[]): void => {
    const bytes = Buffer.from(octets)
    const text = decoder.decode(bytes)
    if ([...text].length === 1 && !text.includes('\ufffd') && !table.has(text)) table.set(text, bytes)
  }
  for (let one = 0; one < 256; one++) learn(one)
  const isDouble = /jp|jis|gb|big5|kr/.test(charset)
  for (let lead = 0x81; isDouble && lead < 0xff; lead++)
    for (let next = 0x40; next < 0xff; next++) learn(lead, next)
  tables.set(charset, table)
  return table
}

/** ISO-2022-JP, ISO-2022-KR and HZ: the double octets of another charset without their high bits, between escapes. */
export function encodeShifted(
  charset: 'euc-jp' | 'euc-kr' | 'gb2312',
  [into, out]: [string, string],
  text: string,
): Buffer {
  const pieces = text.split(/([^\x20-\x7e\n]+)/)
  return Buffer.concat(
    pieces.map((piece, index) => {
      if (index % 2 === 0) return Buffer.from(piece)
      const octets = encode(charset, piece).map((octet) => octet & 0x7f)
      return Buffer.concat([Buffer.from(into), octets, Buffer.from(out)])
    }),
  )
}

export const base64 = (bytes: Buffer | string): string =>
  Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n')

export const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((octet) =>
      (octet > 0x20 && octet < 0x7f && octet !== 0x3d) || octet === 0x20 || octet === 0x0a
        ? String.fromCharCode(octet)
        : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')

export const wordB = (charset: string, bytes: Buffer): string =>
  `=?${charset}?B?${bytes.toString('base64')}?=`
export const wordQ = (charset: string, bytes: Buffer): string =>
  `=?${charset}?Q?${quotedPrintable(bytes).replace(/ /g, '_').replace(/\?/g, '=3F')}?=`
