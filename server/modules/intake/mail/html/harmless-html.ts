import sanitize from 'sanitize-html'
import { type Faults, limits } from '../limits.ts'
import { isTooDeep, withoutTags } from './too-deep.ts'

/** Where the address of a picture stands that is not fetched without being asked for. */
export const remoteImage = 'data-remote-src'
/** Marks what programs quote below an answer. */
export const quoteMark = 'data-quote'

/**
 * Only what is harmless of foreign HTML: structure, looks, links, pictures that came with it. Pictures from elsewhere
 * keep their address in `data-remote-src`, so that nothing is fetched until somebody allows it.
 */
export function harmlessHtml(html: string, faults: Faults): string {
  if (html.length > limits.html) faults.add('html-too-long')
  const start = html.slice(0, limits.html)
  if (isTooDeep(start)) {
    faults.add('html-too-deep')
    return sanitize(withoutTags(start), options)
  }
  return sanitize(start, options)
}

const sizes = ['align', 'valign', 'width', 'height', 'bgcolor']
const length =
  /^-?\d{1,4}(\.\d{1,4})?(px|pt|em|rem|ex|%|cm|mm|in)?( -?\d{1,4}(\.\d{1,4})?(px|pt|em|rem|ex|%|cm|mm|in)?){0,3}$/
const colour = /^(#[\da-f]{3,8}|rgba?\([\d\s,.%]{1,40}\)|[a-z]{3,30})$/i
const word = /^[a-z-]{1,30}$/
const border = /^[\w\s#.%(),-]{1,80}$/

const options: sanitize.IOptions = {
  allowedTags: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'br',
      'hr',
      'wbr',
      'blockquote',
      'pre',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
    ],
    ...[
      'div',
      'span',
      'center',
      'section',
      'article',
      'header',
      'footer',
      'address',
      'figure',
      'figcaption',
      'font',
    ],
    ...[
      'b',
      'strong',
      'i',
      'em',
      'u',
      's',
      'strike',
      'del',
      'ins',
      'code',
      'kbd',
      'samp',
      'tt',
      'sub',
      'sup',
      'small',
      'big',
    ],
    ...['abbr', 'cite', 'q', 'mark', 'a', 'img', 'bdi', 'bdo'],
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', quoteMark],
    a: ['href', 'rel', 'target'],
    img: ['src', remoteImage, 'alt', 'width', 'height', 'border'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type'],
    table: [...sizes, 'border', 'cellpadding', 'cellspacing'],
    tr: sizes,
    th: [...sizes, 'colspan', 'rowspan', 'scope', 'nowrap'],
    td: [...sizes, 'colspan', 'rowspan', 'nowrap'],
    col: ['span', 'width'],
  },
  // Nothing that fetches, covers, moves or hides.
  allowedStyles: {
    '*': {
      color: [colour],
      'background-color': [colour],
      'font-weight': [/^(\d{3}|[a-z]{4,8})$/],
      'font-style': [word],
      'font-size': [length, word],
      'font-family': [/^[\w\s,'"-]{1,200}$/],
      'text-align': [word],
      'text-decoration': [/^[a-z\s-]{1,40}$/],
      'text-transform': [word],
      'vertical-align': [length, word],
      'line-height': [length, word],
      'white-space': [word],
      direction: [word],
      width: [length],
      'max-width': [length],
      padding: [length],
      'padding-left': [length],
      'padding-right': [length],
      'padding-top': [length],
      'padding-bottom': [length],
      margin: [/^[\w\s.%]{1,60}$/],
      'margin-left': [/^\d[\w.%]{0,10}$/],
      border: [border],
      'border-left': [border],
      'border-top': [border],
      'border-bottom': [border],
      'border-collapse': [word],
      'list-style-type': [word],
    },
  },
  transformTags: { a: safeLink, img: askedImage, blockquote: markedQuote, div: markedQuote },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  // Deeper than any mail, and far from what a parser's stack bears.
  nestingLimit: 100,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'template',
    'xmp',
    'svg',
    'math',
    'iframe',
  ],
}

/** Opens elsewhere, and tells nobody from where. */
function safeLink(tagName: string, { href, title }: sanitize.Attributes): sanitize.Tag {
  const attribs: sanitize.Attributes = { target: '_blank', rel: 'noopener noreferrer nofollow' }
  if (href !== undefined) attribs.href = href.trim()
  if (title !== undefined) attribs.title = title
  return { tagName, attribs }
}

function askedImage(tagName: string, { src = '', ...rest }: sanitize.Attributes): sanitize.Tag {
  const attribs: sanitize.Attributes = { ...rest }
  delete attribs[remoteImage]
  const address = src.trim()
  if (/^cid:/i.test(address)) return { tagName, attribs: { ...attribs, src: `cid:${address.slice(4)}` } }
  const remote = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null
  return { tagName, attribs: remote === null ? attribs : { ...attribs, [remoteImage]: remote } }
}

function markedQuote(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const { [quoteMark]: _forged, ...rest } = attribs
  const isQuote =
    (tagName === 'blockquote' &&
      (attribs.type === 'cite' || /gmail_quote|yahoo|moz-cite/.test(attribs.class ?? ''))) ||
    /(^|\s)(gmail_quote|gmail_quote_container|yahoo_quoted|zmail_extra|protonmail_quote)(\s|$)/.test(
      attribs.class ?? '',
    )
  return { tagName, attribs: isQuote ? { ...rest, [quoteMark]: '' } : rest }
}
