import type { FastifyRequest } from 'fastify'
import type { Refusal } from '../lib/errors.ts'
import { askedLanguage } from './authenticate.ts'
import type { Said } from './dialect.ts'
import { plainProblem, problemsOf } from './problems.ts'

/** How our own door says no: problem details (RFC 9457) in the reader's language. */
export const own = {
  refused: (refusal: Refusal, request: FastifyRequest, language = askedLanguage(request)): Said =>
    details(problemsOf(refusal, { language, requestId: request.id })),
  plain: (kind: string, status: number, request: FastifyRequest, language = askedLanguage(request)): Said =>
    details(plainProblem(kind, status, { language, requestId: request.id })),
}

const details = (problem: { status: number }): Said => ({
  status: problem.status,
  type: 'application/problem+json',
  body: JSON.stringify(problem),
})
