import { Resolver } from 'node:dns/promises'

/** Asks DNS for the records of a name (`TXT`, `MX`, `A`, …), in the shapes of node:dns; throws as it does. */
export type ResolveDns = (name: string, type: string) => Promise<unknown>

/** Asks the machine's own name servers, or the given ones (`address` or `address:port`). */
export function dnsResolver(servers: readonly string[] = []): ResolveDns {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return askedOnce((name, type) => resolver.resolve(name, type as 'TXT'))
}

const lasts = { found: 60_000, notThere: 15_000 }
const answersAtMost = 5000
/** What is an answer too, and no failure of a server. */
const notThere = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * Asks once in a minute what many want to know: each mail of a domain asks the same four questions. What a server could not
 * answer is asked again at once.
 */
export function askedOnce(ask: ResolveDns, milliseconds: () => number = () => performance.now()): ResolveDns {
  const answers = new Map<string, { answer: Promise<unknown>; until: number }>()
  return (name, type) => {
    const question = `${type} ${name.toLowerCase()}`
    const known = answers.get(question)
    if (known && known.until > milliseconds()) return known.answer
    const kept = { answer: ask(name, type), until: Number.POSITIVE_INFINITY }
    // The oldest question goes first, whatever is still wanted of it.
    if (answers.size >= answersAtMost) answers.delete(answers.keys().next().value ?? '')
    answers.delete(question)
    answers.set(question, kept)
    kept.answer.then(
      () => {
        kept.until = milliseconds() + lasts.found
      },
      (error: NodeJS.ErrnoException) => {
        if (notThere.has(error.code ?? '')) kept.until = milliseconds() + lasts.notThere
        else if (answers.get(question) === kept) answers.delete(question)
      },
    )
    return kept.answer
  }
}
