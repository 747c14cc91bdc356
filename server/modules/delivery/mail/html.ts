/** HTML that may be put into HTML as it is. */
export type Html = { readonly html: string }

/** HTML from a template: whatever is filled in is escaped, unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html {
  return { html: strings.reduce((whole, part, index) => whole + asHtml(values[index - 1] ?? '') + part) }
}

function asHtml(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeHtml(value)
  return 'html' in value ? value.html : value.map((each) => each.html).join('')
}

/** Text that means itself, in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}
