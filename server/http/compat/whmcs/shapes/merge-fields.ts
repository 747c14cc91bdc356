/**
 * Puts values where a text says `{$name}`. What is more than that (conditions, modifiers, loops) and names without a value
 * are faults: a mail with holes is worse than none.
 */
export function mergeInto(
  text: string,
  values: ReadonlyMap<string, string>,
  write: (value: string) => string,
): { text: string } | { fault: string } {
  const faults = new Set<string>()
  const merged = text.replaceAll(field, (whole, name: string | undefined) => {
    const value = name === undefined ? undefined : values.get(name)
    if (value === undefined) faults.add(whole.slice(0, 60))
    return write(value ?? '')
  })
  return faults.size > 0 ? { fault: `Unknown merge field: ${[...faults].join(', ')}` } : { text: merged }
}

/** A field, or a tag of the original's template language, which stands directly after its brace. */
const field =
  /\{\$([A-Za-z_]\w*)\}|\{(?:\$|\/|if\b|else|foreach\b|section\b|literal\b|include\b|php\b|\*)[^{}]*\}/g

/** A value within HTML: no markup. */
export const inHtml = (value: string): string =>
  literally(value)
    .replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll('\n', '<br>')

/**
 * A value that is not read once more: what a notice's text says in braces is filled in for each reader, and what somebody is
 * called is not. A word joiner, which nobody sees, stands behind the brace.
 */
export const literally = (value: string): string => value.replaceAll(/\{(?=\w+\})/g, '{\u2060')
