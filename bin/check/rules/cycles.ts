import { type Link, linksOf } from '../links.ts'
import { type Finding, finding, type Source } from '../source.ts'

/** No import cycles, types included: two files that need each other are one thought in two places. */
export function importCycles(sources: Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const found: Finding[] = []
  for (const source of sources) walk(source, [])
  return found

  function walk(source: Source, trail: Link[]): void {
    if (done.has(source.path)) return
    for (const link of linksOf(source)) {
      const target = byPath.get(link.path ?? '')
      if (!target) continue
      const steps = [...trail, link]
      const start = steps.findIndex((step) => step.from === target)
      if (start >= 0) found.push(cycleOf(steps.slice(start)))
      else walk(target, steps)
    }
    done.add(source.path)
  }
}

function cycleOf(steps: Link[]): Finding {
  const [first] = steps
  if (!first) throw new Error('A cycle has at least one step.')
  const names = steps.map((step) => step.from.path)
  return finding(first.from, first.offset, `import cycle: ${[...names, first.from.path].join(' → ')}`)
}
