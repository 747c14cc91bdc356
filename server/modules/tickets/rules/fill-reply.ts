import { replyPlaceholders } from '../wire/canned-replies.ts'

type Placeholder = (typeof replyPlaceholders)[number]

/**
 * A canned reply with what the ticket says in place of `{name}` and its like; nothing where the ticket has nothing, which is
 * told. Other braces stay as they are. A value is text: it cannot make Markdown of itself.
 */
export function fillReply(
  body: string,
  values: Readonly<Record<Placeholder, string | null>>,
): { body: string; empty: Placeholder[] } {
  const empty = new Set<Placeholder>()
  const filled = body.replace(/\{(\w+)\}/g, (written, name: string) => {
    if (!isPlaceholder(name)) return written
    const value = values[name]
    if (value === null || value === '') empty.add(name)
    return asPlainText(value ?? '')
  })
  return { body: filled, empty: [...empty] }
}

/** Placeholders of a text that do not exist, as they are written. */
export function unknownPlaceholders(body: string): string[] {
  const written = [...body.matchAll(/\{(\w{1,40})\}/g)].map(([, name = '']) => name)
  return [...new Set(written.filter((name) => !isPlaceholder(name)))]
}

const isPlaceholder = (name: string): name is Placeholder =>
  (replyPlaceholders as readonly string[]).includes(name)

const asPlainText = (value: string): string => value.replace(/[\\`*_[\]<>]/g, '\\$&')
