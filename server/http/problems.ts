import type { Problem, Refusal, RefusalKind } from '../lib/errors.ts'
import type { Language } from '../lib/pure/languages.ts'
import { sentenceOf } from './sentences.ts'

/** The one table of this door: what a refusal is in HTTP. */
const statuses: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  busy: 429,
}

/** Problem details (RFC 9457), with a sentence for each problem in the reader's language. */
export type ProblemDetails = {
  type: string
  title: string
  status: number
  requestId: string
  problems?: (Problem & { message: string })[]
  current?: unknown
}

/** A refusal as problem details. */
export function problemsOf(
  refusal: Refusal,
  reader: { language: Language; requestId: string },
): ProblemDetails {
  const details = plainProblem(refusal.kind, statuses[refusal.kind], reader)
  if (refusal.problems.length > 0)
    details.problems = refusal.problems.map((problem) => ({
      ...problem,
      message: sentenceOf(problem, reader.language),
    }))
  if (refusal.extra.current !== undefined) details.current = refusal.extra.current
  return details
}

/** A problem that has no field: unauthenticated, too large, not found, a bug. */
export function plainProblem(
  kind: string,
  status: number,
  reader: { language: Language; requestId: string },
): ProblemDetails {
  const title = sentenceOf({ path: '', code: `http.${kind}` }, reader.language)
  return { type: `/problems/${kind}`, title, status, requestId: reader.requestId }
}
