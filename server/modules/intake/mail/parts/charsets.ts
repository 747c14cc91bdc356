import type { Faults } from '../limits.ts'

/** Labels that mail programs write for what the Encoding Standard calls otherwise. */
const otherNames: Record<string, string> = {
  // GB 18030 holds all of GB 2312 and GBK, and is what programs mean that say GB 2312.
  gb2312: 'gb18030',
  gbk: 'gb18030',
  xgbk: 'gb18030',
  cp936: 'gb18030',
  windows936: 'gb18030',
  euccn: 'gb18030',
  cp932: 'shift_jis',
  windows932: 'shift_jis',
  windows31j: 'shift_jis',
  sjis: 'shift_jis',
  mskanji: 'shift_jis',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  ksc5601: 'euc-kr',
  cp950: 'big5',
  big5hkscs: 'big5',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  utf8mb4: 'utf-8',
  unicode11utf8: 'utf-8',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  macroman: 'macintosh',
  ascii: 'us-ascii',
  ansi: 'windows-1252',
  latin9: 'iso-8859-15',
}
/** What says nothing about the charset. */
const nothing = new Set([
  '',
  'usascii',
  'unknown8bit',
  'xunknown',
  'unknown',
  'default',
  '8bit',
  'binary',
  'none',
])

/** Text of bytes in the charset of a label. What the label cannot be true for is read as what it is, and told. */
export function decodeText(bytes: Uint8Array, label: string, faults: Faults): string {
  const name = plainName(label)
  if (isAscii(bytes) && !needsEscapes(name)) {
    if (name === 'utf7') faults.add('charset-utf-7')
    const text = asLatin1(bytes)
    return nothing.has(name) && text.includes('\x1b$') ? decodeWith('iso-2022-jp', bytes) : text
  }
  if (name === 'utf7') return refuseUtf7(bytes, faults)
  if (name === 'iso2022kr') return decodeShifted(bytes)
  if (name === 'hzgb2312' || name === 'hz') return decodeHz(bytes)
  if (nothing.has(name)) return guess(bytes, faults)
  const decoder = decoderOf(label, name)
  if (!decoder) {
    faults.add('charset-unknown')
    return guess(bytes, faults)
  }
  if (decoder.encoding === 'utf-8') return decodeUtf8(bytes, faults)
  if (decoder.encoding === 'windows-1252' && isUtf8(bytes)) {
    // No text in Latin-1 happens to be UTF-8 throughout, but many in UTF-8 are said to be Latin-1.
    faults.add('charset-wrong')
    return decodeWith('utf-8', bytes)
  }
  return decodeWith(decoder.encoding, bytes)
}

/** Text of a header's raw octets, which ought to be ASCII or UTF-8 (RFC 6532); else in the charset of its mail. */
export function decodeRawHeader(latin1: string, charset: string, faults: Faults): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: octets are what this is about
  if (/^[\x00-\x7f]*$/.test(latin1))
    return latin1.includes('\x1b$') ? decodeWith('iso-2022-jp', Buffer.from(latin1, 'latin1')) : latin1
  const bytes = Buffer.from(latin1, 'latin1')
  if (isUtf8(bytes)) return decodeWith('utf-8', bytes)
  faults.add('header-8bit')
  const decoder = decoderOf(charset, plainName(charset))
  return decodeWith(decoder && decoder.encoding !== 'utf-8' ? decoder.encoding : 'windows-1252', bytes)
}

const strict = new TextDecoder('utf-8', { fatal: true })

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}

function guess(bytes: Uint8Array, faults: Faults): string {
  if (isUtf8(bytes)) {
    if (!isAscii(bytes)) faults.add('charset-guessed')
    return decodeWith('utf-8', bytes)
  }
  faults.add('charset-guessed')
  return decodeWith('windows-1252', bytes)
}

/** A character that was cut in two leaves the rest as it is; a text of another charset does not. */
function decodeUtf8(bytes: Uint8Array, faults: Faults): string {
  const text = decodeWith('utf-8', bytes)
  if (!text.includes('\ufffd') || isUtf8(bytes)) return text
  faults.add('charset-wrong')
  const broken = text.split('\ufffd').length - 1
  const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return broken > sound ? decodeWith('windows-1252', bytes) : text
}

/** UTF-7 hides markup from whoever looks at the bytes, and no program writes it any more: it is shown as it came. */
function refuseUtf7(bytes: Uint8Array, faults: Faults): string {
  faults.add('charset-utf-7')
  return asLatin1(bytes)
}

/** ISO-2022-KR (RFC 1557): between SO and SI stands EUC-KR without its high bits. */
function decodeShifted(bytes: Uint8Array): string {
  const out: number[] = []
  let isShifted = false
  for (const byte of bytes) {
    if (byte === 0x0e || byte === 0x0f) isShifted = byte === 0x0e
    else out.push(isShifted && byte > 0x20 ? byte | 0x80 : byte)
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequence that announces the charset
  return decodeWith('euc-kr', Uint8Array.from(out)).replace(/\x1b\$\)C/g, '')
}

/** HZ (RFC 1843): between ~{ and ~} stands GB 2312 without its high bits. */
function decodeHz(bytes: Uint8Array): string {
  return asLatin1(bytes)
    .split(/(~\{[^~]*~\})/)
    .map((piece) => {
      if (!piece.startsWith('~{')) return piece.replace(/~~/g, '~').replace(/~\n/g, '')
      const inside = Buffer.from(piece.slice(2, -2), 'latin1').map((byte) => byte | 0x80)
      return decodeWith('gb18030', inside)
    })
    .join('')
}

const plainName = (label: string): string =>
  label
    .trim()
    .toLowerCase()
    .replace(/^["']|["';]+$/g, '')
    .replace(/^(?:x-|cs)(?=[a-z])/, '')
    .replace(/[\s._:-]/g, '')

/** Charsets whose characters are written in ASCII octets. */
const needsEscapes = (name: string): boolean => /^(iso2022|hz|utf16|utf32|ucs2|cp5022|junet)/.test(name)

const decoders = new Map<string, TextDecoder | null>()

function decoderOf(label: string, name: string): TextDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  const found =
    [otherNames[name], label.trim(), name].map(newDecoder).find((decoder) => decoder !== null) ?? null
  // A mail makes up as many labels as it likes.
  if (decoders.size < 500) decoders.set(label, found)
  return found
}

function newDecoder(label: string | undefined): TextDecoder | null {
  if (!label || label.length > 40) return null
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

const decodeWith = (encoding: string, bytes: Uint8Array): string => {
  const decoder = decoderOf(encoding, encoding) ?? strict
  return decoder.decode(bytes)
}

const asLatin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}
