import { createContext, use } from 'react'
import type { Problem } from '../api.ts'

type EntryState = { problems: Problem[]; isSaving: boolean }

export const EntryContext = createContext<EntryState>({ problems: [], isSaving: false })

/** What the server said of one field at the last saving. */
export function useFieldProblem(name: string): Problem | undefined {
  return use(EntryContext).problems.find((problem) => problem.path === name)
}

export function useIsSaving(): boolean {
  return use(EntryContext).isSaving
}
