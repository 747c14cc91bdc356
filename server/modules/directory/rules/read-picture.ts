import type { Problem } from '../../../lib/errors.ts'

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]
export type Picture = { type: PictureType; width: number; height: number }

export const largestPicture = 1_048_576
const widest = 4096

/** What bytes are, by their own first bytes and never by what they are called: a picture of a bounded size, or why not. */
export function readPicture(bytes: Uint8Array): Picture | { problem: Problem } {
  if (bytes.length > largestPicture) return fault('avatar.too-large', { max: 1 })
  const picture = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes)
  if (!picture) return fault('avatar.not-a-picture')
  const fits = [picture.width, picture.height].every((side) => side >= 1 && side <= widest)
  return fits ? picture : fault('avatar.too-wide', { max: widest })
}

const fault = (code: string, params?: Record<string, number>): { problem: Problem } => ({
  problem: { path: '', code, ...(params ? { params } : {}) },
})

/** PNG (ISO/IEC 15948): signature, then IHDR with width and height. */
function readPng(bytes: Uint8Array): Picture | null {
  if (!begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || textAt(bytes, 12, 4) !== 'IHDR')
    return null
  const view = viewOf(bytes)
  return bytes.length < 33
    ? null
    : { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** JPEG (ITU-T T.81, B.1): segments up to the frame header, which holds height and width. */
function readJpeg(bytes: Uint8Array): Picture | null {
  if (!begins(bytes, [0xff, 0xd8, 0xff])) return null
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (isFrame(marker))
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else if (view.getUint16(at + 2) < 2) return null
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** SOF0 to SOF15, less DHT, JPG and DAC, which lie among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** WebP (RFC 9649): RIFF with a lossy, lossless or extended first chunk. */
function readWebp(bytes: Uint8Array): Picture | null {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return null
  const view = viewOf(bytes)
  const chunk = textAt(bytes, 12, 4)
  if (chunk === 'VP8X')
    return { type: 'image/webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  if (chunk === 'VP8L' && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true)
    return { type: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 'VP8 ' || !begins(bytes.subarray(23), [0x9d, 0x01, 0x2a])) return null
  return {
    type: 'image/webp',
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
const begins = (bytes: Uint8Array, with_: readonly number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte)
const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
