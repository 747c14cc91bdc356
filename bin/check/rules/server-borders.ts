import { allLinks } from '../links.ts'
import { isTest, isUnder, moduleOf } from '../place.ts'
import { type Finding, finding, type Source } from '../source.ts'

/** `server/lib` knows no domain: it uses itself, `db`, and packages. */
export function libKnowsNoDomain(sources: Source[]): Finding[] {
  return allLinks(sources)
    .filter((link) => isUnder(link.from.path, 'server/lib') && !isTest(link.from.path))
    .filter((link) => link.path && !isUnder(link.path, 'server/lib', 'db'))
    .map((link) => finding(link.from, link.offset, `server/lib knows no domain, and names ${link.path}`))
}

/** `lib/pure` runs in the browser as well, so it uses nothing but itself. */
export function pureLibStandsAlone(sources: Source[]): Finding[] {
  return allLinks(sources)
    .filter((link) => isUnder(link.from.path, 'server/lib/pure') && !isTest(link.from.path))
    .filter((link) => link.path && !isUnder(link.path, 'server/lib/pure'))
    .map((link) => finding(link.from, link.offset, `server/lib/pure stands alone, and names ${link.path}`))
}

/** The server sees neither the web nor what only serves its making: tests, benches, scripts. */
export function serverSeesOnlyServer(sources: Source[]): Finding[] {
  return allLinks(sources)
    .filter(
      (link) => isUnder(link.from.path, 'server', 'db') && link.path && !isUnder(link.path, 'server', 'db'),
    )
    .filter((link) => !(isTest(link.from.path) && !isUnder(link.path ?? '', 'web')))
    .map((link) => finding(link.from, link.offset, `the server does not see ${link.path}`))
}

/** Adapters of foreign APIs are doors like any other: they call commands, touch no store, and do not see each other. */
export function compatAdaptersApart(sources: Source[]): Finding[] {
  return allLinks(sources).flatMap((link) => {
    const own = adapterOf(link.from.path)
    if (!own) return []
    const other = adapterOf(link.path ?? '')
    if (other && other !== own) return [finding(link.from, link.offset, `the ${own} adapter sees ${other}`)]
    if (/^store(\.ts$|\/)/.test(moduleOf(link.path ?? '')?.file ?? ''))
      return [finding(link.from, link.offset, `the ${own} adapter touches ${link.path}`)]
    return []
  })
}

function adapterOf(path: string): string | undefined {
  return /^server\/http\/compat\/([^/]+)\//.exec(path)?.[1]
}
