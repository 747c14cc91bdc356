import { posix } from 'node:path'
import type { Reference } from './references.ts'
import type { Source } from './source.ts'

/** A reference with its ends known: `path` of one of our files, or the name of a package (`node:fs`, `kysely`). */
export type Link = Reference & { from: Source; path?: string; package?: string }

/** Where each reference of a source leads. A path is resolved as Node does it: relative, with its extension written. */
export function linksOf(source: Source): Link[] {
  return source.references.map((reference) => ({
    ...reference,
    from: source,
    ...destination(source.path, reference.to),
  }))
}

export function allLinks(sources: Source[]): Link[] {
  return sources.flatMap(linksOf)
}

function destination(from: string, to: string): { path: string } | { package: string } {
  const file = to.split('?', 1)[0] ?? to
  if (file.startsWith('.')) return { path: posix.normalize(posix.join(posix.dirname(from), file)) }
  if (file.startsWith('/')) return { path: file.slice(1) }
  if (file.startsWith('node:')) return { package: file }
  return { package: file.split('/', file.startsWith('@') ? 2 : 1).join('/') }
}
