const atMost = { octets: 256 * 1024, lines: 5000 }

/**
 * Whether the headers of a mail are such as signatures can be checked over in reasonable time: no program writes longer ones,
 * and mailauth takes a time that grows with the square of their lines.
 */
export function isCheckable(content: Uint8Array): boolean {
  const bytes = Buffer.from(
    content.buffer,
    content.byteOffset,
    Math.min(content.byteLength, atMost.octets + 1),
  )
  let start = 0
  for (let line = 0; line <= atMost.lines; line++) {
    const end = bytes.indexOf(0x0a, start)
    // No line ends any more: of all there is, or of all that may be.
    if (end === -1) return content.byteLength <= atMost.octets
    const isEmpty = end === start || (end === start + 1 && bytes[start] === 0x0d)
    if (isEmpty) return true
    start = end + 1
  }
  return false
}
