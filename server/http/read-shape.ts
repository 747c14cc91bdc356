import type { z } from 'zod'
import { type Problem, Refusal } from '../lib/errors.ts'

/**
 * Parses what came against a wire shape.
 * @throws Refusal invalid with every misshapen place at once
 */
export function readShape<S extends z.ZodType>(
  shape: S | undefined,
  value: unknown,
): z.output<S> | undefined {
  const read = readFitting(shape, value)
  if (read.problems.length > 0) throw new Refusal('invalid', read.problems)
  return read.value
}

/** What came, as far as it fits a wire shape: `value` is absent where nothing can be made of it. */
export type Fitting<S extends z.ZodType> = { value?: z.output<S>; problems: Problem[] }

/** Parses what came against a wire shape: every misshapen place, and what is left without them. */
export function readFitting<S extends z.ZodType>(shape: S | undefined, value: unknown): Fitting<S> {
  if (!shape) return { problems: [] }
  // Without the input, what is of the wrong type could not be told from what is missing.
  const read = shape.safeParse(value, { reportInput: true })
  if (read.success) return { value: read.data, problems: [] }
  const problems = read.error.issues.flatMap(asProblems)
  const without = withoutPlaces(value, read.error.issues)
  const again = shape.safeParse(without)
  if (again.success) return { value: again.data, problems }
  // What must not be absent is left empty instead.
  const emptied = shape.safeParse(withEmptyPlaces(without, again.error.issues))
  return emptied.success ? { value: emptied.data, problems } : { problems }
}

function asProblems(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [path, key.slice(0, 60)].filter(Boolean).join('.'),
      code: 'shape.unknown',
    }))
  return [{ path, code: codeOf(issue) }]
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'shape.required' : 'shape.type'
  if (issue.code === 'too_big') return issue.origin === 'number' ? 'shape.value' : 'shape.too-long'
  return 'shape.value'
}

// An element is emptied rather than taken out, so that the others keep their places.
function withoutPlaces(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  return changed(value, issues, (parent, key) => {
    if (Array.isArray(parent)) parent[Number(key)] = ''
    else delete parent[key]
  })
}

function withEmptyPlaces(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  return changed(value, issues, (parent, key) => {
    parent[key] = ''
  })
}

type Parent = Record<PropertyKey, unknown>

/** A copy in which the place of each issue is changed; what no issue concerns is shared with the original. */
function changed(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  change: (parent: Parent, key: PropertyKey) => void,
): unknown {
  const copies = new Set<unknown>()
  const root: Parent = { value }
  const own = (parent: Parent, key: PropertyKey): Parent | null => {
    const child = parent[key]
    if (typeof child !== 'object' || child === null) return null
    if (!copies.has(child)) {
      const copy = Array.isArray(child) ? [...child] : { ...child }
      copies.add(copy)
      parent[key] = copy
    }
    return parent[key] as Parent
  }
  for (const issue of issues) {
    const full: PropertyKey[] = ['value', ...issue.path]
    const places = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...full, key]) : [full]
    for (const place of places) {
      const parent = place.slice(0, -1).reduce<Parent | null>((at, key) => at && own(at, key), root)
      const last = place.at(-1)
      if (parent && last !== undefined) change(parent, last)
    }
  }
  return root.value
}
