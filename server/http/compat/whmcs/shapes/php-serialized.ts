/**
 * The values of an array that PHP's serialize() wrote, or of an object in JSON: texts by name. Nothing else is read, no
 * object comes to life, nothing nests; null: it is none of that.
 */
export function readVariables(given: string | Readonly<Record<string, string>>): Map<string, string> | null {
  if (typeof given !== 'string') return new Map(Object.entries(given))
  if (given.trim() === '') return new Map()
  if (given.length > longest || !/^[\w+/-]+={0,2}$/.test(given.trim())) return null
  const bytes = Buffer.from(given.trim(), 'base64')
  return readArray(bytes) ?? readJson(bytes)
}

const longest = 200_000

function readJson(bytes: Buffer): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const entries = Object.entries(value)
    const isFlat = entries.every(([, each]) => each === null || typeof each !== 'object')
    return isFlat ? new Map(entries.map(([name, each]) => [name, each === null ? '' : String(each)])) : null
  } catch {
    return null
  }
}

/** `a:2:{s:1:"x";s:5:"Hello";s:1:"y";i:2;}`: lengths are in bytes. */
function readArray(bytes: Buffer): Map<string, string> | null {
  const head = /^a:(\d{1,4}):\{/.exec(bytes.toString('latin1', 0, 20))
  if (!head) return null
  const values = new Map<string, string>()
  let at = head[0].length
  for (let left = Number(head[1]); left > 0; left--) {
    const name = readScalar(bytes, at)
    const value = name && readScalar(bytes, name.end)
    if (!value) return null
    values.set(name.text, value.text)
    at = value.end
  }
  return bytes.toString('latin1', at) === '}' ? values : null
}

function readScalar(bytes: Buffer, at: number): { text: string; end: number } | null {
  const piece = bytes.toString('latin1', at, at + 40)
  const number = /^(?:i:(-?\d{1,20})|d:(-?[\d.eE+-]{1,30})|b:([01])|(N));/.exec(piece)
  if (number) return { text: number[1] ?? number[2] ?? number[3] ?? '', end: at + number[0].length }
  const text = /^s:(\d{1,7}):"/.exec(piece)
  if (!text) return null
  const start = at + text[0].length
  const end = start + Number(text[1])
  return bytes.toString('latin1', end, end + 2) === '";'
    ? { text: bytes.toString('utf8', start, end), end: end + 2 }
    : null
}
