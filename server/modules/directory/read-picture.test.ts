import { describe, expect, test } from 'vitest'
import { largestPicture, readPicture } from './rules/read-picture.ts'

const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(40)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(
    bytes,
  )
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const jpeg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0001108001000200301220002110103110100',
  'hex',
)
const webp = (chunk: string, rest: string) =>
  Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP'),
    Buffer.from(chunk),
    Buffer.from('00000000', 'hex'),
    Buffer.from(rest, 'hex'),
    Buffer.alloc(8),
  ])

describe('a picture is what its own bytes say', () => {
  test.each([
    ['PNG', png(300, 200), { type: 'image/png', width: 300, height: 200 }],
    ['JPEG', jpeg, { type: 'image/jpeg', width: 32, height: 16 }],
    ['WebP, lossy', webp('VP8 ', '0000009d012a20001000'), { type: 'image/webp', width: 32, height: 16 }],
    ['WebP, lossless', webp('VP8L', '2f1fc00300'), { type: 'image/webp', width: 32, height: 16 }],
    ['WebP, extended', webp('VP8X', '000000001f00000f0000'), { type: 'image/webp', width: 32, height: 16 }],
  ])('%s', (_name, bytes, picture) => expect(readPicture(bytes)).toEqual(picture))

  test.each([
    ['nothing', Buffer.alloc(0), 'avatar.not-a-picture'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'avatar.not-a-picture'],
    ['GIF', Buffer.from('GIF89a'), 'avatar.not-a-picture'],
    ['a cut PNG', png(1, 1).subarray(0, 20), 'avatar.not-a-picture'],
    ['a cut JPEG', jpeg.subarray(0, 22), 'avatar.not-a-picture'],
    [
      'a JPEG that goes in circles',
      Buffer.from('ffd8ffe00000ffe00000ffe00000ffe0', 'hex'),
      'avatar.not-a-picture',
    ],
    ['a bomb', png(60_000, 60_000), 'avatar.too-wide'],
    ['no width', png(0, 10), 'avatar.too-wide'],
    ['too many bytes', Buffer.concat([png(1, 1), Buffer.alloc(largestPicture)]), 'avatar.too-large'],
  ])('not %s', (_name, bytes, code) => expect(readPicture(bytes)).toMatchObject({ problem: { code } }))
})
