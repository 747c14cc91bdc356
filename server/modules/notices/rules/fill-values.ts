import type { Format } from './texts.ts'

/**
 * Puts values into a text before it is sealed: a confidential notice keeps none of them beside it. A value is never
 * markup, in whichever way the text is written.
 */
export function fillValues(text: string, values: Readonly<Record<string, string>>, format: Format): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (!Object.hasOwn(values, name)) return placeholder
    return escaped[format](values[name] ?? '')
  })
}

const escaped: Record<Format, (value: string) => string> = {
  plain: (value) => value,
  // CommonMark 2.4: any ASCII punctuation may be escaped by a backslash.
  markdown: (value) => value.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  html: (value) => value.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`),
}
