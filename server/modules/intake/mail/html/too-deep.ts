/** Deeper than any program nests; parsers take time with the square of the depth. */
const deepest = 1000

const never = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'area',
  'base',
  'col',
  'embed',
  'param',
  'source',
  'track',
  'wbr',
])
/** What ends where the next of its kind begins. */
const ending = new Set(['p', 'li', 'td', 'th', 'tr', 'dd', 'dt', 'option', 'thead', 'tbody', 'tfoot'])

/** Whether HTML is nested too deep to be parsed in bounded time: counted as the parser counts. */
export function isTooDeep(html: string): boolean {
  const stack: string[] = []
  const open = new Map<string, number>()
  const close = (): string => {
    const name = stack.pop() ?? ''
    open.set(name, (open.get(name) ?? 1) - 1)
    return name
  }
  for (const [, slash, typed = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const name = typed.toLowerCase()
    if (never.has(name)) continue
    if (slash !== '') {
      if ((open.get(name) ?? 0) > 0) while (close() !== name);
      continue
    }
    if (ending.has(name) && stack.at(-1) === name) close()
    stack.push(name)
    open.set(name, (open.get(name) ?? 0) + 1)
    if (stack.length > deepest) return true
  }
  return false
}

/** The text of HTML that is not parsed. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[<>]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
