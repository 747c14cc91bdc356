import { ApiProblem } from '../../../shared/api.ts'

/** For `catch`: that there is no such record is for the page to say. */
export function unlessMissing(problem: unknown): void {
  if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem
}
