const newline = 0x0a
const comma = 0x2c
const brackets = { open: Buffer.from('['), close: Buffer.from(']') }

/**
 * Gathers lines of JSON into arrays of about `size` bytes, as text. Bytes are moved and never read: inside a line of
 * JSON there is no newline.
 */
export async function* arraysOfLines(
  content: AsyncIterable<Buffer>,
  size = 1024 * 1024,
): AsyncGenerator<{ array: Buffer; count: number }> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of content) {
    waiting.push(chunk)
    length += chunk.length
    if (length < size || !chunk.includes(newline)) continue
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(newline)
    yield asArray(all.subarray(0, end))
    const rest = Buffer.from(all.subarray(end + 1))
    waiting = [rest]
    length = rest.length
  }
  if (length > 0) yield asArray(Buffer.concat(waiting).subarray(0, length - 1))
}

function asArray(lines: Buffer): { array: Buffer; count: number } {
  const array = Buffer.concat([brackets.open, lines, brackets.close])
  let count = 1
  for (let at = array.indexOf(newline); at >= 0; at = array.indexOf(newline, at + 1)) {
    array[at] = comma
    count += 1
  }
  return { array, count }
}
