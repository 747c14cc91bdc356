import { compile } from 'html-to-text'
import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'
import type { MailTemplate } from '../types.ts'
import { dress } from './dress-html.ts'
import { escapeHtml } from './html.ts'

/** A text as HTML that is safe to stand in our frame, and as text; placeholders are still in both. */
export type Rendered = { html: string; text: string }
/** What stands above the button, and below it. */
export type RenderedBody = { body: Rendered; notes: Rendered | null }

type Source = Pick<MailTemplate, 'body' | 'format'>

const known = new WeakMap<Source, RenderedBody>()

/** Writes a template's body as HTML and text: once for each, however many get it. */
export function renderBody(template: Source): RenderedBody {
  const rendered = known.get(template) ?? renderAnew(template)
  known.set(template, rendered)
  return rendered
}

/** The same for a text whose every line is what somebody wrote: there is no button in it. */
export function renderWhole(source: Source): Rendered {
  const rendered = knownWhole.get(source) ?? render(source)
  knownWhole.set(source, rendered)
  return rendered
}
const renderers = { plain: renderPlain, markdown: renderMarkdown, html: renderHtml }
const knownWhole = new WeakMap<Source, Rendered>()

const render = ({ body, format }: Source): Rendered => renderers[format](body.trim())

/** A text that somebody typed as HTML without any looks, harmless: what other programs are shown of it. */
export function textAsHtml({ body, format }: { body: string; format: 'plain' | 'markdown' }): string {
  if (format === 'markdown') return sanitize(markdown.render(body), harmless).trim()
  return escapeHtml(body).replace(/\r?\n/g, '<br>')
}

function renderAnew({ body, format }: Source): RenderedBody {
  const [above = '', ...below] = body.split(format === 'html' ? '{action}' : /^[ \t]*\{action\}[ \t]*$/m)
  return {
    body: render({ body: above, format }),
    notes: below.length === 0 ? null : render({ body: below.join('\n\n'), format }),
  }
}

function renderPlain(source: string): Rendered {
  const paragraphs = source
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  const html = paragraphs.map((each) => `<p>${escapeHtml(each).replaceAll('\n', '<br>')}</p>`).join('\n')
  return { html: dress(html), text: paragraphs.join('\n\n') }
}

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })

function renderMarkdown(source: string): Rendered {
  return renderHtml(markdown.render(source))
}

function renderHtml(source: string): Rendered {
  const html = withPlaceholders(sanitize(source, harmless))
  return { html: dress(html), text: asText(html) }
}

/** Markdown aligns the columns of a table by style. */
function alignedByAttribute(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const align = /text-align:\s*(left|center|right)/.exec(attribs.style ?? '')?.[1]
  return { tagName, attribs: align ? { ...attribs, align } : attribs }
}

/**
 * What is kept of foreign HTML: structure, links, pictures over https. Neither colours nor sizes: those are the frame's,
 * or the text could not be read in a dark scheme.
 */
const harmless: sanitize.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'p', 'br', 'hr', 'blockquote', 'pre', 'ul', 'ol', 'li', 'div', 'span'],
    ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'code', 'sub', 'sup', 'small', 'a', 'img'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    th: ['align', 'colspan', 'rowspan', 'scope'],
    td: ['align', 'colspan', 'rowspan', 'valign'],
  },
  transformTags: { td: alignedByAttribute, th: alignedByAttribute },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  // Deeper than any mail, and far from what a parser's stack bears.
  nestingLimit: 100,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template'],
}

/** Markdown and URL parsers write the braces of a placeholder in a link as %7B and %7D. */
function withPlaceholders(html: string): string {
  return html.replace(/(?:href|src)="[^"]*"/g, (attribute) =>
    attribute.replace(/%7B(\w+)%7D/gi, (_all, name: string) => `{${name}}`),
  )
}

const asText = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})
