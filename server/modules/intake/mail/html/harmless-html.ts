import sanitize from 'sanitize-html'
import { type Faults, limits } from '../limits.ts'
import { harmlessStyle } from './harmless-style.ts'
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

const list = (words: string): string[] => words.split(' ')
const cell = list('align valign width height bgcolor nowrap')

const options: sanitize.IOptions = {
  allowedTags: list(
    'h1 h2 h3 h4 h5 h6 p br hr wbr blockquote pre ul ol li dl dt dd div span center section article header footer ' +
      'address figure figcaption font b strong i em u s strike del ins code kbd samp tt sub sup small big abbr cite q ' +
      'mark a img bdi bdo table caption colgroup col thead tbody tfoot tr th td',
  ),
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', quoteMark],
    a: ['href', 'rel', 'target'],
    img: ['src', remoteImage, 'alt', 'width', 'height', 'border'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type'],
    table: [...cell, 'border', 'cellpadding', 'cellspacing'],
    tr: cell,
    th: [...cell, 'colspan', 'rowspan', 'scope'],
    td: [...cell, 'colspan', 'rowspan'],
    col: ['span', 'width'],
  },
  // By harmlessStyle: half the time, and nothing that names an address.
  parseStyleAttributes: false,
  transformTags: { a: safeLink, img: askedImage, '*': withHarmlessLooks },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  // Deeper than any mail, and far from what a parser's stack bears.
  nestingLimit: 100,
  nonTextTags: list('script style textarea option noscript title template xmp svg math iframe'),
}

const absolute = /^(?:https?|mailto|tel):/i

/** Opens elsewhere, and tells nobody from where. What names no place of its own would lead into the program that shows the mail. */
function safeLink(tagName: string, { href, title }: sanitize.Attributes): sanitize.Tag {
  const attribs: sanitize.Attributes = { target: '_blank', rel: 'noopener noreferrer nofollow' }
  if (href !== undefined && absolute.test(href.trim())) attribs.href = href.trim()
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

function withHarmlessLooks(tagName: string, given: sanitize.Attributes): sanitize.Tag {
  const { [quoteMark]: _forged, style, ...attribs } = given
  const kept = style === undefined ? '' : harmlessStyle(style)
  if (kept !== '') attribs.style = kept
  if (isQuote(tagName, given)) attribs[quoteMark] = ''
  return { tagName, attribs }
}

function isQuote(tagName: string, { type, class: names = '' }: sanitize.Attributes): boolean {
  if (tagName === 'blockquote') return type === 'cite' || /gmail_quote|yahoo|moz-cite/.test(names)
  return tagName === 'div' && quoteClass.test(names)
}

const quoteClass =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|yahoo_quoted|zmail_extra|protonmail_quote)(?:\s|$)/
