import fc from 'fast-check'

// All code points alone would hardly ever be one that means something.
const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0, max: 0xffff }),
  fc.integer({ min: 0, max: 0x10ffff }),
)
const character = codePoint.map((code) => String.fromCodePoint(code))

/**
 * Texts of any code points, halves of a pair among them. fast-check's own unit `binary` means the same, and takes more
 * than a second to prepare in each file that names it.
 */
export function anyText(size: { maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ unit: character, ...size })
}
