import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Transform, type TransformCallback } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import {
  localExtraSize,
  localHeader,
  localHeaderSize,
  readCentralHeader,
  readTail,
  tailSize,
  type ZipEntry,
} from './zip-format.ts'

/** The archive is cut off, was altered, or is none of ours. */
export class DamagedArchive extends Error {}

export type ZipReader = {
  entries: ReadonlyMap<string, ZipEntry>
  /**
   * The content of an entry, checked while it is read.
   * @throws DamagedArchive at its end when it is not what was written
   */
  content(name: string, expected?: { sha256: string }): AsyncIterable<Buffer>
  close(): Promise<void>
}

/**
 * Opens an archive by its directory, which stands at its end: a file that was cut off has none.
 * @throws DamagedArchive
 */
export async function readZip(path: string): Promise<ZipReader> {
  const file = await open(path)
  try {
    const entries = await readDirectory(file)
    return {
      entries,
      content: (name, expected) => readContent(path, entryNamed(entries, name), expected),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat()
  const directory =
    size < tailSize ? undefined : readTail(await readAt(file, size - tailSize, tailSize), size)
  if (!directory) throw new DamagedArchive('it is cut off, or no backup of Encopia')
  const bytes = await readAt(file, directory.offset, directory.size)
  const entries = new Map<string, ZipEntry>()
  for (let at = 0; at < bytes.length; ) {
    const read = readCentralHeader(bytes, at)
    if (!read || entries.has(read.entry.name)) throw new DamagedArchive('its directory was altered')
    entries.set(read.entry.name, read.entry)
    at = read.next
  }
  if (entries.size !== directory.count) throw new DamagedArchive('its directory was altered')
  return entries
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  return bytes.subarray(0, bytesRead)
}

function entryNamed(entries: Map<string, ZipEntry>, name: string): ZipEntry {
  const entry = entries.get(name)
  if (!entry) throw new DamagedArchive(`${name} is missing from it`)
  return entry
}

async function* readContent(
  path: string,
  entry: ZipEntry,
  expected: { sha256: string } | undefined,
): AsyncIterable<Buffer> {
  const altered = new DamagedArchive(`${entry.name} in it was altered`)
  const header = localHeader(entry)
  const begin = entry.offset + localHeaderSize + Buffer.byteLength(entry.name) + localExtraSize
  let crc = 0
  let size = 0
  const hash = createHash('sha256')
  const raw = createReadStream(path, { start: entry.offset, end: begin + entry.packedSize - 1 })
  const packed = raw.pipe(withoutHeader(header, altered))
  raw.on('error', (error) => packed.destroy(error))
  const stream = entry.isDeflated ? packed.pipe(createInflateRaw()) : packed
  if (stream !== packed) packed.on('error', (error) => stream.destroy(error))
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      // A few bytes may unpack to the end of all memory; an honest entry never passes what its directory says.
      if (size > entry.size) throw altered
      crc = crc32(chunk, crc)
      hash.update(chunk)
      yield chunk
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? altered : error
  } finally {
    raw.destroy()
  }
  const isSame = crc === entry.crc && size === entry.size
  if (!isSame || (expected && hash.digest('hex') !== expected.sha256)) throw altered
}

/** Holds the local header against the one that was written, and lets the rest pass. */
function withoutHeader(header: Buffer, altered: Error): Transform {
  let seen = Buffer.alloc(0)
  let hasPassed = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (hasPassed) return done(null, chunk)
      seen = Buffer.concat([seen, chunk])
      if (seen.length < header.length) return done()
      hasPassed = true
      if (!seen.subarray(0, header.length).equals(header)) return done(altered)
      done(null, seen.subarray(header.length))
    },
  })
}
