import { createElement, type ReactNode, useMemo } from 'react'

/**
 * What was made of a Markdown text, as elements of this page and not by way of `innerHTML`: it is well-formed, and of it
 * only what is named below is shown. HTML of foreign mails is never shown so.
 */
export function HarmlessHtml({ html, headings = ofMessages, linkTo = nowhere }: HarmlessHtmlProps) {
  return useMemo(() => elementsOf(html, { headings, linkTo }), [html, headings, linkTo])
}

type Link = { href: string; key: number; children: ReactNode[] }
type Shown = {
  /** What headings are shown as. */
  headings: Record<string, string>
  /** For links that do not name a page of the web: what stands for one, or nothing. */
  linkTo: (link: Link) => ReactNode
}
type HarmlessHtmlProps = { html: string } & Partial<Shown>

/** A heading within a message is not one of the page. */
const ofMessages = { h1: 'h3', h2: 'h3', h4: 'h3' }
const nowhere = () => null

const known = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'p', 'br', 'hr', 'blockquote', 'pre', 'ul', 'ol', 'li', 'div', 'span'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'code', 'sub', 'sup', 'small', 'a'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
])
const empty = new Set(['br', 'hr', 'img'])

type Open = { tag: string; href: string | undefined; children: ReactNode[] }

function elementsOf(html: string, shown: Shown): ReactNode[] {
  const root: Open = { tag: '', href: undefined, children: [] }
  const open = [root]
  const innermost = () => open.at(-1) ?? root
  for (const [, closing, name = '', attributes = '', text] of html.matchAll(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>|([^<]+|<)/g,
  )) {
    if (text !== undefined) {
      innermost().children.push(inWords(text))
      continue
    }
    const tag = name.toLowerCase()
    if (closing) {
      const begun = open.findLastIndex((each) => each.tag === tag)
      while (begun > 0 && open.length > begun) close(open, shown)
      continue
    }
    const href = /(?:^|\s)href="([^"]*)"/.exec(attributes)?.[1]
    open.push({ tag, href: href && inWords(href), children: [] })
    if (empty.has(tag)) close(open, shown)
  }
  while (open.length > 1) close(open, shown)
  return root.children
}

function close(open: Open[], shown: Shown): void {
  const made = open.pop()
  const around = open.at(-1)
  if (!made || !around) return
  around.children.push(elementOf(made, { key: around.children.length, ...shown }))
}

function elementOf(made: Open, { key, headings, linkTo }: Shown & { key: number }): ReactNode {
  const { tag, href, children } = made
  if (!known.has(tag)) return children
  const isLink = tag === 'a' && href !== undefined && /^(https?:|mailto:|tel:)/i.test(href)
  if (tag === 'a' && !isLink)
    return (
      (href !== undefined && linkTo({ href, key, children })) || createElement('span', { key }, ...children)
    )
  const given = isLink ? { key, href, target: '_blank', rel: 'noreferrer' } : { key }
  const shown = headings[tag] ?? tag
  return empty.has(tag) ? createElement(shown, given) : createElement(shown, given, ...children)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function inWords(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
