/** Numbers that look like chance and are the same each time. */
export function chances(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What parsers stumble over. */
const pieces = [
  ...[
    '\r',
    '\n',
    '\r\n',
    '\n\n',
    '\0',
    '\x1b$B',
    '--',
    '--b',
    '--b--',
    '=?',
    '?=',
    '=?utf-8?Q?',
    '=C3',
    '=',
    '"',
    '\\',
    '(',
    ')',
  ],
  ...[
    '<',
    '>',
    '@',
    ',',
    ';',
    ':',
    '%',
    "''",
    '*0*=',
    '\xff',
    '\xc3\xb1',
    '\u202e',
    ' '.repeat(500),
    '<div>'.repeat(300),
    '>'.repeat(80),
  ],
  ...[
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
    'Content-Transfer-Encoding: base64\r\n',
    'Content-Type: text/html\r\n',
  ],
  ...[
    'From: otra@otro.example\r\n',
    'charset=utf-7',
    'charset=iso-2022-jp',
    'format=flowed',
    'message/rfc822',
    'El lun, 2 nov 2026, X escribió:\r\n',
  ],
].map((piece) => Buffer.from(piece, 'latin1'))

/** A mail with one to eight wounds: bytes changed, cut, doubled, moved, taken from another mail. */
export function mutate(mail: Buffer, other: Buffer, chance: (below: number) => number): Buffer {
  let bytes = Buffer.from(mail)
  for (let wounds = 1 + chance(8); wounds > 0; wounds--) bytes = Buffer.from(wound(bytes, other, chance))
  return bytes.subarray(0, 300_000)
}

function wound(bytes: Buffer, other: Buffer, chance: (below: number) => number): Buffer {
  const at = chance(bytes.length + 1)
  const end = Math.min(bytes.length, at + 1 + chance(chance(4) === 0 ? 2000 : 40))
  const [before, middle, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)]
  switch (chance(8)) {
    case 0:
      return Buffer.concat([before, Buffer.from([chance(256)]), bytes.subarray(at + 1)])
    case 1:
      return Buffer.concat([before, after])
    case 2:
      return Buffer.concat([before, middle, middle, after])
    case 3:
      return Buffer.concat([before, ...Array.from({ length: chance(60) }, () => middle), after])
    case 4:
      return before
    case 5:
      return Buffer.concat([after, before, middle])
    case 6:
      return Buffer.concat([before, other.subarray(chance(other.length + 1))])
    default:
      return Buffer.concat([before, pieces[chance(pieces.length)] ?? middle, bytes.subarray(at)])
  }
}
