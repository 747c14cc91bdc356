import { type Link, linksOf } from '../links.ts'
import { isPureByName } from '../place.ts'
import { type Finding, finding, type Source } from '../source.ts'

/** Packages, or single names of them, that only compute. Everything else may touch the world. */
const purePackages: Record<string, string[] | 'all'> = {
  zod: 'all',
  'libphonenumber-js': 'all',
  'tldts-icann': 'all',
  // A list of domains.
  'email-providers': 'all',
  'node:net': ['isIP', 'isIPv4', 'isIPv6'],
  'node:url': ['domainToASCII', 'domainToUnicode'],
}

/** A pure file with the chain of imports by which a file named as pure reaches it. */
export type Reached = { source: Source; chain: string[] }

/** Rules, policies, types, wire and words (and `lib/pure`) reach nothing with effects, however many imports away. */
export function pureFilesReachNoEffects(sources: Source[]): Finding[] {
  return reachedFromPureFiles(sources).flatMap(({ source, chain }) =>
    linksOf(source)
      .filter((link) => !link.typeOnly && link.package && !isPurePackage(link))
      .map((link) =>
        finding(source, link.offset, `${chain.join(' → ')} must stay pure, and reaches ${link.to}`),
      ),
  )
}

/** Every file that runs when a pure file is loaded, once. */
export function reachedFromPureFiles(sources: Source[]): Reached[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const reached = new Map<string, Reached>()
  const waiting: Reached[] = sources
    .filter((source) => isPureByName(source.path))
    .map((source) => ({ source, chain: [source.path] }))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (reached.has(next.source.path)) continue
    reached.set(next.source.path, next)
    for (const link of linksOf(next.source)) {
      const target = byPath.get(link.path ?? '')
      if (target && !link.typeOnly) waiting.push({ source: target, chain: [...next.chain, target.path] })
    }
  }
  return [...reached.values()]
}

function isPurePackage(link: Link): boolean {
  const allowed = purePackages[link.package ?? '']
  return allowed === 'all' || (allowed !== undefined && link.names.every((name) => allowed.includes(name)))
}
