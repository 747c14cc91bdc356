/**
 * Gives plain HTML the looks of our mails: mail programs know style attributes best, and a dark scheme only classes
 * (those of the frame). The HTML was made by us or sanitized, so that its tags carry neither.
 */
export function dress(html: string): string {
  return html.replace(/<(\w+)([^>]*)>/g, (tag, name: string, rest: string, at: number) => {
    const look = at === 0 ? (firstLooks[name] ?? looks[name]) : looks[name]
    if (!look) return tag
    const aligned = name === 'th' && !rest.includes(' align=') ? ' align="left"' : ''
    const turned = written.has(name) ? ' dir="auto"' : ''
    return `<${name} ${look}${aligned}${turned}${rest}>`
  })
}

/** Blocks whose own text says from which side it is read: Arabic and Hebrew stand beside Spanish in one mail. */
const written = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'pre', 'th', 'td'])

const heading = (pixels: number, above = 20): string =>
  `style="margin:${above}px 0 8px;font-size:${pixels}px;line-height:${pixels + 6}px;font-weight:700"`
const cell = 'class="line" style="padding:6px 12px 6px 0;border-bottom:1px solid #d7dedf'

const looks: Readonly<Record<string, string>> = {
  p: 'style="margin:0 0 12px"',
  h1: heading(22),
  h2: heading(19),
  h3: heading(17),
  h4: heading(16),
  ul: 'style="margin:0 0 12px;padding-left:24px"',
  ol: 'style="margin:0 0 12px;padding-left:24px"',
  li: 'style="margin:0 0 4px"',
  a: 'class="link" style="color:#00656e"',
  img: 'style="max-width:100%;height:auto;border:0"',
  hr: 'class="line" style="border:0;border-top:1px solid #d7dedf;margin:16px 0"',
  blockquote:
    'class="ink-2 margin" style="margin:0 0 12px;padding-left:12px;border-left:3px solid #9cc9cc;color:#415055"',
  pre: 'style="margin:0 0 12px;font-size:14px;line-height:20px;white-space:pre-wrap"',
  code: `style="font-family:'Atkinson Hyperlegible Mono',ui-monospace,Consolas,monospace;font-size:0.95em"`,
  table: 'cellpadding="0" cellspacing="0" style="margin:0 0 12px;border-collapse:collapse"',
  th: `${cell};font-weight:700"`,
  td: `${cell};vertical-align:top"`,
}

const firstLooks: Readonly<Record<string, string>> = {
  h1: heading(22, 0),
  h2: heading(19, 0),
  h3: heading(17, 0),
  h4: heading(16, 0),
}
