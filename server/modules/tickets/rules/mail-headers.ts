/** The headers at the beginning of a mail as they came, unfolded, in order; never more than a person reads. */
export function headersOf(bytes: Uint8Array): { name: string; value: string }[] {
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\0', '\u{fffd}')
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length
  const lines = text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  return lines.slice(0, 1000).flatMap((line) => {
    const [, name, value] = /^([^\s:]{1,200})[ \t]*:[ \t]*(.*)$/s.exec(line) ?? []
    return name === undefined ? [] : [{ name, value: value ?? '' }]
  })
}
