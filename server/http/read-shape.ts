import type { z } from 'zod'
import { type Problem, Refusal } from '../lib/errors.ts'
import { unstorableTexts } from './unstorable.ts'

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
  const unstorable = unstorableTexts(value)
  if (read.success && unstorable.length === 0) {
    // What stands inside a text, such as a filter as JSON, shows only once it is read.
    const within = unstorableTexts(read.data)
    return within.length === 0
      ? { value: read.data, problems: [] }
      : { problems: within.map(({ problem }) => problem) }
  }
  const issues = read.success ? [] : read.error.issues
  const misshapen = issues.flatMap(asProblems)
  const problems = [
    ...misshapen,
    ...unstorable.flatMap(({ problem }) => (misshapen.some(isAbove(problem)) ? [] : [problem])),
  ]
  const places = [...issues.flatMap(placesOf), ...unstorable.map(({ place }) => place)]
  const without = withoutPlaces(value, places)
  const again = shape.safeParse(without)
  if (again.success) return { value: again.data, problems }
  // What must not be absent is left empty instead.
  const emptied = shape.safeParse(withEmptyPlaces(without, again.error.issues.flatMap(placesOf)))
  return emptied.success ? { value: emptied.data, problems } : { problems }
}

const isAbove = ({ path }: Problem) => {
  return (other: Problem) => other.path === '' || path === other.path || path.startsWith(`${other.path}.`)
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

function placesOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key])
  return [issue.path]
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'shape.required' : 'shape.type'
  if (issue.code === 'too_big') return issue.origin === 'number' ? 'shape.value' : 'shape.too-long'
  return 'shape.value'
}

// An element is emptied rather than taken out, so that the others keep their places.
function withoutPlaces(value: unknown, places: readonly PropertyKey[][]): unknown {
  return changed(value, places, (parent, key) => {
    if (Array.isArray(parent)) parent[Number(key)] = ''
    else delete parent[key]
  })
}

function withEmptyPlaces(value: unknown, places: readonly PropertyKey[][]): unknown {
  return changed(value, places, (parent, key) => {
    parent[key] = ''
  })
}

type Parent = Record<PropertyKey, unknown>

/** A copy in which these places are changed; what is around none of them is shared with the original. */
function changed(
  value: unknown,
  places: readonly PropertyKey[][],
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
  for (const place of places) {
    const full: PropertyKey[] = ['value', ...place]
    const parent = full.slice(0, -1).reduce<Parent | null>((at, key) => at && own(at, key), root)
    const last = full.at(-1)
    if (parent && last !== undefined) change(parent, last)
  }
  return root.value
}
