/** What a file is called when it is saved: the last part of a path, in one line, no longer than file systems bear. */
export function readFileName(typed: string): string | null {
  const last = typed.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const line = last.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b-\u200f]/gu, '').trim()
  const name = line.replace(/^\.+$/, '')
  if (name === '') return null
  const characters = [...name]
  if (characters.length <= longestName) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return characters.slice(0, longestName - ending.length).join('') + ending
}
const longestName = 200

/** A media type as a header may hold it; anything else is bytes. */
export function mediaTypeOf(typed: string | undefined): string {
  const type = (typed ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9][\w!#$&^.+-]{0,62}\/[a-z0-9][\w!#$&^.+-]{0,126}$/.test(type)
    ? type
    : 'application/octet-stream'
}

/**
 * A Content-Disposition by which a browser saves a file under its name (RFC 6266, RFC 8187): for old programs in ASCII, for
 * all others in UTF-8.
 */
export function savedAs(name: string): string {
  const safe = readFileName(name) ?? 'file'
  const ascii =
    safe
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '_')
      .trim() || 'file'
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
