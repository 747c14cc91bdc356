import { ApiProblem } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'

/** Runs an action; a "no" of the server is said in a toast, for want of a field that it could stand beside. */
export async function told(action: () => Promise<unknown>): Promise<void> {
  try {
    await action()
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem
    toast(problem.problems.map(({ message }) => message).join('. ') || problem.message)
  }
}
