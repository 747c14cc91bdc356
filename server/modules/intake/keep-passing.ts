import { Readable } from 'node:stream'
import type { Content } from '../../lib/file-store.ts'

/** Of what is as long as most mails are; what is longer waits for its reader on disk alone. */
const keptAtMost = 256 * 1024

/** Content that is on its way to the store, and all of it once it has passed; null where it was too long or cannot be looked at. */
export function keepPassing(content: Content): { passing: Content; kept: () => Uint8Array | null } {
  if (content instanceof Uint8Array)
    return { passing: content, kept: () => (content.byteLength > keptAtMost ? null : content) }
  if (content instanceof Readable) return { passing: content, kept: () => null }
  let pieces: Uint8Array[] | null = []
  let bytes = 0
  async function* pass(from: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of from) {
      bytes += piece.byteLength
      if (bytes > keptAtMost) pieces = null
      pieces?.push(piece)
      yield piece
    }
  }
  return { passing: pass(content), kept: () => pieces && Buffer.concat(pieces) }
}
