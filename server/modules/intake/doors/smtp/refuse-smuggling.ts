/** A line with a dot alone that does not end as lines do: to some server this is where the message ends. */
export class Smuggled extends Error {}

const cr = 13
const lf = 10
const dot = 46

/**
 * Passes content on unless a dot stands alone between line ends of which one is a bare CR or LF. Our own end of a message
 * is CR LF dot CR LF and nothing else; but whoever sent such a line means another server to see two messages
 * (SMTP smuggling), and a dot that is content has been doubled on its way (RFC 5321, 4.5.2).
 * @throws Smuggled
 */
export async function* refuseSmuggling(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // Of what came before: whether a line has just begun, and by what; whether its dot alone has come.
  let isBare = false
  let state: 'within' | 'after-cr' | 'begun' | 'dot' | 'dot-cr' = 'begun'
  for await (const piece of content) {
    const breakFrom = nextBreak(piece)
    for (let at = 0; at < piece.length; at++) {
      if (state === 'within') at = breakFrom(at)
      const byte = piece[at]
      if (byte === undefined) break
      if (state === 'dot-cr') {
        if (byte !== lf || isBare) throw new Smuggled()
        state = 'begun'
        continue
      }
      if (state === 'dot') {
        if (byte === lf) throw new Smuggled()
        state = byte === cr ? 'dot-cr' : 'within'
        continue
      }
      if (state === 'after-cr' && byte !== lf) {
        // A bare CR: what follows begins a line to some.
        isBare = true
        state = 'begun'
      } else if (byte === lf) {
        isBare = state !== 'after-cr'
        state = 'begun'
        continue
      }
      if (state === 'begun' && byte === dot) state = 'dot'
      else state = byte === cr ? 'after-cr' : 'within'
    }
    yield piece
  }
  if (state === 'dot-cr') throw new Smuggled()
}

/** Where the next CR or LF of a piece is, or its end: most bytes are neither, and need no look each. */
function nextBreak(piece: Buffer): (from: number) => number {
  const found = new Map([cr, lf].map((byte) => [byte, -1]))
  const next = (byte: number, from: number): number => {
    const known = found.get(byte) ?? -1
    if (known >= from) return known
    const at = piece.indexOf(byte, from)
    found.set(byte, at === -1 ? piece.length : at)
    return at === -1 ? piece.length : at
  }
  return (from) => Math.min(next(cr, from), next(lf, from))
}
