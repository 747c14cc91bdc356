import { quoteMark, remoteImage } from './harmless-html.ts'

export type ScreenOptions = {
  images: 'blocked' | 'allowed'
  /** Where each picture that came with the mail can be fetched from, by its Content-ID. */
  inline: ReadonlyMap<string, string>
  /** What stands on a folded quote, and in the place of a picture that is blocked. */
  words: { quote: string; blocked: string }
}

/** Whether HTML that was made harmless asks for pictures from elsewhere. */
export function hasRemoteImages(html: string): boolean {
  return html.includes(`${remoteImage}="`)
}

/**
 * A document for a sandboxed frame, of HTML that `harmlessHtml` made. Scripts are not in it, and must be forbidden to the
 * frame nevertheless.
 */
export function htmlForScreen(html: string, { images, inline, words }: ScreenOptions): string {
  const shown = html.replace(/<img\b[^>]*>/g, (tag) => {
    const remote = attributeOf(tag, remoteImage)
    if (remote !== null) {
      return images === 'allowed' ? tag.replace(`${remoteImage}=`, 'src=') : standIn(tag, words.blocked)
    }
    const source = attributeOf(tag, 'src')
    if (source === null) return ''
    const known = inline.get(decode(source.replace(/^cid:/, '')))
    return known === undefined ? standIn(tag, '') : tag.replace(`src="${source}"`, `src="${escaped(known)}"`)
  })
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${style}</style></head><body>${foldQuotes(shown, words.quote)}</body></html>`
}

const style =
  'html{color-scheme:light}body{margin:0;padding:8px;background:#fff;color:#111;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}' +
  'img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #c5cbd3}' +
  'summary{cursor:pointer;color:#555}.blocked{border:1px dashed #999;padding:0 4px;color:#555}'

const attributeOf = (tag: string, name: string): string | null =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null

const standIn = (tag: string, word: string): string => {
  const text = attributeOf(tag, 'alt') || escaped(word)
  return text === '' ? '' : `<span class="blocked">${text}</span>`
}

/** The outermost quotes, each folded into one line that opens it. What harmlessHtml wrote is well-formed. */
function foldQuotes(html: string, word: string): string {
  const open: { tag: string; isQuote: boolean }[] = []
  let depth = 0
  return html.replace(
    /<(\/?)(div|blockquote)\b([^>]*)>/g,
    (tag, slash: string, name: string, rest: string) => {
      if (slash !== '') {
        const isQuote = open.pop()?.isQuote === true
        if (!isQuote) return tag
        depth--
        return depth === 0 ? `${tag}</details>` : tag
      }
      const isQuote = rest.includes(` ${quoteMark}`)
      open.push({ tag: name, isQuote })
      if (!isQuote) return tag
      depth++
      return depth === 1 ? `<details><summary>${escaped(word)}</summary>${tag}` : tag
    },
  )
}

const decode = (text: string): string => {
  const plain = text
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
