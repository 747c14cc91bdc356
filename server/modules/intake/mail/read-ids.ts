import { type Faults, limits } from './limits.ts'

/** Message-IDs as "<…>", whatever stands between them; of very many the first and the last ones. */
export function readIds(value: string, faults: Faults): string[] {
  const bracketed = value.match(/<[^<>\s]{1,990}>/g)
  const ids =
    bracketed ?? (value.match(/[^\s<>,;()"]{1,250}@[^\s<>,;()"]{1,250}/g) ?? []).map((id) => `<${id}>`)
  const each = [...new Set(ids)]
  if (each.length <= limits.references) return each
  faults.add('references-too-many')
  return [...each.slice(0, 1), ...each.slice(1 - limits.references)]
}
