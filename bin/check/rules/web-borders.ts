import { allLinks, type Link } from '../links.ts'
import { isTest, isUnder, moduleOf } from '../place.ts'
import { type Finding, finding, type Source } from '../source.ts'

/**
 * Of the server the web sees the types of `wire.ts` and the values of `lib/pure`; of everything else, nothing but documents, as
 * the text that they are.
 */
export function webSeesTypesOfWire(sources: Source[]): Finding[] {
  return fromWeb(sources)
    .filter((link) => link.path && !isUnder(link.path, 'web', 'server/lib/pure') && !isTypeOfWire(link))
    .filter((link) => !/\.md\?raw$/.test(link.to))
    .filter((link) => !(isTest(link.from.path) && isUnder(link.path ?? '', 'test')))
    .map((link) =>
      finding(link.from, link.offset, `the web sees types of wire.ts and lib/pure only, not ${link.path}`),
    )
}

function isTypeOfWire(link: Link): boolean {
  return link.typeOnly && moduleOf(link.path ?? '')?.file === 'wire.ts'
}

/** Agents' portal and customers' area never see each other; what both need is in `web/shared` and `web/ui`, below them. */
export function portalAndAreaApart(sources: Source[]): Finding[] {
  const mayNotSee: Record<string, string[]> = {
    'web/agent': ['web/area'],
    'web/area': ['web/agent'],
    'web/shared': ['web/agent', 'web/area'],
    'web/ui': ['web/agent', 'web/area', 'web/shared'],
  }
  return fromWeb(sources).flatMap((link) =>
    Object.entries(mayNotSee)
      .filter(([folder, hidden]) => isUnder(link.from.path, folder) && isUnder(link.path ?? '', ...hidden))
      .map(([folder]) => finding(link.from, link.offset, `${folder} does not see ${link.path}`)),
  )
}

/** `web/ui` could be given to another product: no router, no queries. */
export function uiIsPlain(sources: Source[]): Finding[] {
  return fromWeb(sources)
    .filter((link) => isUnder(link.from.path, 'web/ui') && /^@tanstack\//.test(link.package ?? ''))
    .map((link) => finding(link.from, link.offset, `web/ui is plain: ${link.to} has no place in it`))
}

function fromWeb(sources: Source[]): Link[] {
  return allLinks(sources).filter((link) => isUnder(link.from.path, 'web'))
}
