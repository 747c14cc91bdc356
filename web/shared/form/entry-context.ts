import { createContext, type ReactNode, use, useEffect } from 'react'
import type { Problem } from '../api.ts'

type EntryState = {
  problems: Problem[]
  isSaving: boolean /** Begins the ids of this form: two forms on a page may have a field of one name. */
  formId: string
  /** Tells the form what a field is called, for its error summary. */
  callField?: (name: string, label: string) => void
}

export const EntryContext = createContext<EntryState>({
  problems: [],
  isSaving: false,
  formId: 'form',
})

/** What the server said of one field at the last saving. */
export function useFieldProblem(name: string): Problem | undefined {
  return use(EntryContext).problems.find((problem) => problem.path === name)
}

/** Tells the form around what its field `name` is called. */
export function useFieldCalled(name: string, label: ReactNode): void {
  const { callField } = use(EntryContext)
  useEffect(() => {
    if (typeof label === 'string') callField?.(name, label)
  }, [callField, name, label])
}

/** The id of the control of a field, from the field's name. */
export function useFieldId(name: string): string {
  return fieldIdOf(use(EntryContext).formId, name)
}

export function fieldIdOf(formId: string, name: string): string {
  return `${formId}-${name.replaceAll('.', '-')}`
}

export function useIsSaving(): boolean {
  return use(EntryContext).isSaving
}
