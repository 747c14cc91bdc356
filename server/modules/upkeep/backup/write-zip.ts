import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, crc32, createDeflateRaw } from 'node:zlib'
import { centralHeader, descriptor, localHeader, tail, type ZipEntry } from './zip-format.ts'

export type Written = { size: number; sha256: string }

export type ZipWriter = {
  /** Adds an entry of whatever length; only what is under way is held in memory. */
  add(
    name: string,
    content: AsyncIterable<Buffer> | Iterable<Buffer>,
    packing: 'deflate' | 'store',
  ): Promise<Written>
  /** Writes the directory, without which nothing is an archive; gives the archive's size. */
  finish(): Promise<number>
}

// Measured on 200,000 contacts: level 3 takes half the time of 6 and makes the archive a sixth larger.
const level = 3

/** Writes a ZIP archive to a stream that needs not be a file. The caller ends the stream. */
export function writeZip(sink: Writable): ZipWriter {
  let offset = 0
  const directory: Buffer[] = []
  const write = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length
    if (sink.errored) throw sink.errored
    if (!sink.write(bytes)) await once(sink, 'drain')
  }
  return {
    async add(name, content, packing) {
      const entry: ZipEntry = {
        name,
        isDeflated: packing === 'deflate',
        crc: 0,
        packedSize: 0,
        size: 0,
        offset,
      }
      await write(localHeader(entry))
      const begin = offset
      const hash = createHash('sha256')
      async function* measured() {
        for await (const chunk of content) {
          entry.crc = crc32(chunk, entry.crc)
          entry.size += chunk.length
          hash.update(chunk)
          yield chunk
        }
      }
      if (packing === 'store') for await (const chunk of measured()) await write(chunk)
      else {
        const deflate = createDeflateRaw({ level, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY })
        await pipeline(Readable.from(measured(), { highWaterMark: 1 }), deflate, async (packed) => {
          for await (const chunk of packed) await write(chunk)
        })
      }
      entry.packedSize = offset - begin
      await write(descriptor(entry))
      directory.push(centralHeader(entry))
      return { size: entry.size, sha256: hash.digest('hex') }
    },
    async finish() {
      const begin = offset
      for (const header of directory) await write(header)
      await write(tail({ count: directory.length, offset: begin, size: offset - begin }))
      return offset
    },
  }
}
