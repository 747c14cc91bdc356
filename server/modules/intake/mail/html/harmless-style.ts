const one = '-?\\d{1,4}(?:\\.\\d{1,4})?(?:px|pt|em|rem|ex|%|cm|mm|in)?'
const length = new RegExp(`^${one}(?: ${one}){0,3}$`)
const colour = /^(?:#[\da-f]{3,8}|rgba?\([\d\s,.%]{1,40}\)|[a-z]{3,30})$/i
const word = /^[a-z-]{1,30}$/
const words = /^[a-z\s-]{1,40}$/
const line = /^[\w\s#.%-]{1,60}(?:rgba?\([\d\s,.%]{1,40}\))?$/
const lengthOrWord = new RegExp(`${length.source}|${word.source}`)

/** What looks may be said, and how. Nothing that fetches, covers or moves; no position, no address, no content. */
const allowed: Record<string, RegExp> = {
  color: colour,
  'background-color': colour,
  background: colour,
  'font-weight': /^(?:\d{3}|[a-z]{4,8})$/,
  'font-style': word,
  'font-size': lengthOrWord,
  'font-family': /^[\w\s,'"-]{1,200}$/,
  'text-align': word,
  'text-decoration': words,
  'text-transform': word,
  'vertical-align': lengthOrWord,
  'line-height': lengthOrWord,
  'white-space': word,
  direction: word,
  width: length,
  'max-width': length,
  padding: length,
  'padding-left': length,
  'padding-right': length,
  'padding-top': length,
  'padding-bottom': length,
  margin: /^(?:(?:\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|%|cm|mm|in)?|auto)\s?){1,4}$/,
  'margin-left': /^\d[\w.%]{0,10}$/,
  border: line,
  'border-left': line,
  'border-right': line,
  'border-top': line,
  'border-bottom': line,
  'border-collapse': word,
  'list-style-type': word,
}

/** Mails say the same looks again and again. */
const known = new Map<string, string>()

/** What is harmless of a style attribute; '' where nothing is. */
export function harmlessStyle(style: string): string {
  const before = known.get(style)
  if (before !== undefined) return before
  const kept = style.length > 4000 ? '' : style.split(';').flatMap(harmless).join(';')
  if (known.size >= 1000) known.clear()
  if (style.length < 500) known.set(style, kept)
  return kept
}

function harmless(declaration: string): string[] {
  const colon = declaration.indexOf(':')
  const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase()
  const value = declaration
    .slice(colon + 1)
    .replace(/!\s*important\s*$/i, '')
    .trim()
  return Object.hasOwn(allowed, name) && allowed[name]?.test(value) ? [`${name}:${value}`] : []
}
