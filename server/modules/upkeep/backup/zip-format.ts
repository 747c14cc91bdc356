// The ZIP file format (PKWARE APPNOTE 6.3.10), as far as an archive of ours uses it: one disk, always with 64-bit sizes
// (4.5.3), sizes and CRC after each entry's content (4.3.9), names in UTF-8 (4.4.4, bit 11).

/** What the central directory says of an entry. */
export type ZipEntry = {
  name: string
  isDeflated: boolean
  crc: number
  packedSize: number
  size: number
  /** Where its local header begins. */
  offset: number
}

const signatures = {
  localHeader: 0x04034b50,
  descriptor: 0x08074b50,
  centralHeader: 0x02014b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
}
const version = 45
const flags = 0x0808
const deflated = 8
const elsewhere = 0xffff_ffff
// 1 January 2026, 00:00: times in ZIP have no zone and say nothing here; the manifest has the moment.
const date = ((2026 - 1980) << 9) | (1 << 5) | 1

export const localHeaderSize = 30
export const localExtraSize = 20
/** End record, and before it the 64-bit end record with its locator. */
export const tailSize = 22 + 20 + 56

export function localHeader(entry: { name: string; isDeflated: boolean }): Buffer {
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(localHeaderSize + name.length + localExtraSize)
  header.writeUInt32LE(signatures.localHeader, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(entry.isDeflated ? deflated : 0, 8)
  header.writeUInt16LE(date, 12)
  header.writeUInt32LE(elsewhere, 18)
  header.writeUInt32LE(elsewhere, 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(localExtraSize, 28)
  name.copy(header, localHeaderSize)
  header.writeUInt16LE(1, localHeaderSize + name.length)
  header.writeUInt16LE(localExtraSize - 4, localHeaderSize + name.length + 2)
  return header
}

export function descriptor(entry: ZipEntry): Buffer {
  const record = Buffer.alloc(24)
  record.writeUInt32LE(signatures.descriptor, 0)
  record.writeUInt32LE(entry.crc, 4)
  record.writeBigUInt64LE(BigInt(entry.packedSize), 8)
  record.writeBigUInt64LE(BigInt(entry.size), 16)
  return record
}

export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(46 + name.length + 28)
  header.writeUInt32LE(signatures.centralHeader, 0)
  // Made by Unix (3), whose permissions follow: 0600, a regular file.
  header.writeUInt16LE((3 << 8) | version, 4)
  header.writeUInt16LE(version, 6)
  header.writeUInt16LE(flags, 8)
  header.writeUInt16LE(entry.isDeflated ? deflated : 0, 10)
  header.writeUInt16LE(date, 14)
  header.writeUInt32LE(entry.crc, 16)
  header.writeUInt32LE(elsewhere, 20)
  header.writeUInt32LE(elsewhere, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(28, 30)
  header.writeUInt32LE((0o100600 << 16) >>> 0, 38)
  header.writeUInt32LE(elsewhere, 42)
  name.copy(header, 46)
  const extra = 46 + name.length
  header.writeUInt16LE(1, extra)
  header.writeUInt16LE(24, extra + 2)
  header.writeBigUInt64LE(BigInt(entry.size), extra + 4)
  header.writeBigUInt64LE(BigInt(entry.packedSize), extra + 12)
  header.writeBigUInt64LE(BigInt(entry.offset), extra + 20)
  return header
}

/** The end of an archive whose central directory of `count` entries lies at `offset`. */
export function tail(directory: { count: number; offset: number; size: number }): Buffer {
  const record = Buffer.alloc(tailSize)
  record.writeUInt32LE(signatures.end64, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE((3 << 8) | version, 12)
  record.writeUInt16LE(version, 14)
  record.writeBigUInt64LE(BigInt(directory.count), 24)
  record.writeBigUInt64LE(BigInt(directory.count), 32)
  record.writeBigUInt64LE(BigInt(directory.size), 40)
  record.writeBigUInt64LE(BigInt(directory.offset), 48)
  record.writeUInt32LE(signatures.locator64, 56)
  record.writeBigUInt64LE(BigInt(directory.offset + directory.size), 64)
  record.writeUInt32LE(1, 72)
  record.writeUInt32LE(signatures.end, 76)
  record.writeUInt16LE(0xffff, 84)
  record.writeUInt16LE(0xffff, 86)
  record.writeUInt32LE(elsewhere, 88)
  record.writeUInt32LE(elsewhere, 92)
  return record
}

/** Where the central directory lies, or undefined when this is not the end of an archive of ours. */
export function readTail(
  record: Buffer,
  fileSize: number,
): { count: number; offset: number; size: number } | undefined {
  if (record.length !== tailSize) return undefined
  const directory = {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  }
  const fits = directory.offset + directory.size + tailSize === fileSize
  return fits && tail(directory).equals(record) ? directory : undefined
}

/** The entry at a place in the central directory and where the next begins; undefined when it is not one of ours. */
export function readCentralHeader(
  directory: Buffer,
  at: number,
): { entry: ZipEntry; next: number } | undefined {
  if (at + 46 > directory.length) return undefined
  const nameLength = directory.readUInt16LE(at + 28)
  const next = at + 46 + nameLength + 28
  if (next > directory.length) return undefined
  const extra = at + 46 + nameLength
  const entry: ZipEntry = {
    name: directory.subarray(at + 46, extra).toString(),
    isDeflated: directory.readUInt16LE(at + 10) === deflated,
    crc: directory.readUInt32LE(at + 16),
    size: Number(directory.readBigUInt64LE(extra + 4)),
    packedSize: Number(directory.readBigUInt64LE(extra + 12)),
    offset: Number(directory.readBigUInt64LE(extra + 20)),
  }
  return centralHeader(entry).equals(directory.subarray(at, next)) ? { entry, next } : undefined
}
