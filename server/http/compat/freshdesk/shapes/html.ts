import { textAsHtml } from '../../../../modules/delivery/index.ts'
import { harmlessHtml, htmlAsText } from '../../../../modules/intake/index.ts'

/** A text as the room keeps it; `html` null: there was no markup in it. */
export type KeptText = { body: string; format: 'plain'; html: string | null }

/** What a client wrote, which is HTML here; without markup it is the text that it says. */
export function readHtml(typed: string): KeptText {
  if (!/<[a-z!/]|&[a-z0-9#]{1,30};/i.test(typed)) return { body: typed, format: 'plain', html: null }
  const html = harmlessHtml(typed, new Set())
  return { body: htmlAsText(html), format: 'plain', html }
}

/**
 * A text of the room as HTML: as it came, or made of what somebody typed. Pictures from elsewhere have their addresses again,
 * which our own screens fetch only when somebody allows it: what a program does with them is its own affair.
 */
export function htmlOf({
  html,
  ...text
}: {
  body: string
  format: 'plain' | 'markdown'
  html: string | null
}): string {
  if (html === null) return textAsHtml(text)
  return html.replace(/<img\b[^>]*>/g, (tag) => tag.replace(' data-remote-src="', ' src="'))
}
