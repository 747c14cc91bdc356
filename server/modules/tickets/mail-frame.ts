import sanitize from 'sanitize-html'
import type { Language } from '../../lib/pure/languages.ts'

/** A picture that came with a mail, by the name that its text calls it. */
export type Picture = { contentId: string; mediaType: string; content: Buffer }

export type FrameOptions = {
  /** Whether images from elsewhere are fetched. */
  images: 'blocked' | 'allowed'
  pictures: readonly Picture[]
  scheme: 'light' | 'dark'
  language: Language
}

/** What a frame's page may do: show, and open links elsewhere. No script, no form, nothing from elsewhere but allowed images. */
export const framePolicy = (images: FrameOptions['images']): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    images === 'allowed' ? 'img-src data: https: http:' : 'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    // Of our own origin, so that the screen around it can measure it: as no script runs, it can do nothing with that.
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')

/**
 * A page of a mail's HTML, which was made harmless when it was read. Its own pictures stand in it, for a page in a sandbox has
 * no session to ask with; what it quotes is folded.
 */
export function mailFrame(html: string, options: FrameOptions): string {
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="${options.scheme}">
<title>·</title>
<style>${styles}</style>
</head>
<body class="${options.scheme}">
${withImages(foldQuotes(html, options.language), options)}
</body>
</html>
`
}

// Mails say colours for paper: in a dark scheme they stay on theirs, or dark text would stand on dark ground.
const styles = `
html { background: #fff; color: #16211f; }
body { margin: 0; padding: 4px; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
img[data-remote-src]:not([src]) { outline: 1px dashed currentColor; min-width: 1em; min-height: 1em; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
details[data-quote] { margin: 8px 0; padding-left: 12px; border-left: 2px solid #8a9a97; }
summary { cursor: pointer; margin-left: -4px; }
`

const foldedWords = { es: 'Texto citado', en: 'Quoted text' } as const

// A second line: what is kept was made harmless when it was read, by the rules of that day.
const attributes = [
  ...[
    'style',
    'dir',
    'lang',
    'title',
    'align',
    'valign',
    'width',
    'height',
    'bgcolor',
    'color',
    'face',
    'size',
  ],
  ...[
    'border',
    'cellpadding',
    'cellspacing',
    'colspan',
    'rowspan',
    'scope',
    'nowrap',
    'start',
    'type',
    'span',
  ],
  ...['href', 'rel', 'target', 'src', 'alt', 'data-quote', 'data-remote-src'],
]
const tags = ['img', 'font', 'center', 'del', 'ins', 'strike', 'big', 'tt', 'details']

/** What a mail quotes is closed until somebody opens it. */
function foldQuotes(html: string, language: Language): string {
  const folded = sanitize(html, {
    allowedTags: [...sanitize.defaults.allowedTags, ...tags],
    allowedAttributes: { '*': attributes },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    nestingLimit: 200,
    transformTags: { blockquote: foldable, div: foldable },
  })
  const summary = `<summary>${foldedWords[language]}</summary>`
  return folded.replace(/<details data-quote(?:="")?>/g, (open) => `${open}${summary}`)
}

const foldable = (tagName: string, attribs: sanitize.Attributes): sanitize.Tag =>
  'data-quote' in attribs ? { tagName: 'details', attribs: { 'data-quote': '' } } : { tagName, attribs }

function withImages(html: string, { images, pictures }: FrameOptions): string {
  const byName = new Map(pictures.map((each) => [each.contentId.toLowerCase(), each]))
  return html.replace(/<img\b[^>]*>/g, (tag) =>
    tag
      .replace(/ src="cid:([^"]*)"/i, (_all, name: string) => {
        const picture = byName.get(unescaped(name).toLowerCase())
        if (!picture) return ''
        return ` src="data:${picture.mediaType};base64,${picture.content.toString('base64')}"`
      })
      .replace(/ data-remote-src="([^"]*)"/, (kept, address: string) =>
        images === 'allowed' ? ` src="${address}"` : kept,
      ),
  )
}

const unescaped = (attribute: string): string => {
  const text = attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  return decoded(text.replaceAll('&amp;', '&'))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
