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
  if (!shape) return undefined
  // Without the input, what is of the wrong type could not be told from what is missing.
  const read = shape.safeParse(value, { reportInput: true })
  if (read.success) return read.data
  throw new Refusal('invalid', read.error.issues.flatMap(asProblems))
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
