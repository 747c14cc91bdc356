import { allLinks } from '../links.ts'
import { isTest, isUnder, moduleOf, moduleOrder } from '../place.ts'
import { type Finding, finding, type Source } from '../source.ts'

/** What a module's files for the doors are written in: how a route is declared, a mail shown, what a job is handed. */
const vocabulary: [files: RegExp, words: string][] = [
  [/^routes(\.ts$|\/)/, 'server/http/route.ts'],
  [/^routes(\.ts$|\/)/, 'server/http/mail-page.ts'],
  [/^jobs\.ts$/, 'server/wiring.ts'],
]
const mayUse = (file: string, path: string): boolean =>
  vocabulary.some(([files, words]) => files.test(file) && words === path)

/**
 * A module looks down only: at the modules before it in the order, and never at the doors above all of them, save for
 * the vocabulary in which its routes and jobs are declared.
 */
export function moduleOrderKept(sources: Source[]): Finding[] {
  return [...unknownModules(sources), ...upwardLooks(sources)]
}

function unknownModules(sources: Source[]): Finding[] {
  return sources.flatMap((source) => {
    const name = moduleOf(source.path)?.module
    if (!name || moduleOrder.includes(name)) return []
    return [finding(source, 0, `module ${name} has no place in the order (bin/check/place.ts)`)]
  })
}

function upwardLooks(sources: Source[]): Finding[] {
  return allLinks(sources).flatMap((link) => {
    const from = moduleOf(link.from.path)
    if (!from || !link.path) return []
    const to = moduleOf(link.path)?.module
    if (to && moduleOrder.indexOf(to) > moduleOrder.indexOf(from.module))
      return [finding(link.from, link.offset, `${from.module} looks up at ${to}`)]
    const isDoor = isUnder(link.path, 'server/http') || /^server\/[^/]+\.ts$/.test(link.path)
    if (!isDoor || isTest(link.from.path) || mayUse(from.file, link.path)) return []
    return [finding(link.from, link.offset, `module ${from.module} looks up at ${link.path}`)]
  })
}
