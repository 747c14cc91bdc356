import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'
import { ApiProblem, type Problem } from '../api.ts'
import { clearDraft, keepDraft, readDraft } from './draft.ts'

export type EntryOptions<Values extends FieldValues, Answer> = {
  start: Values
  /** Sends the values; called with the value of the button that was pressed. Its ApiProblem is shown at the fields. */
  save: (values: Values, button: string) => Promise<Answer>
  saved: (answer: Answer, button: string) => void
  /**
   * Keeps what is written in this tab under this key until it is saved, or signing out ends it. Customers may share a
   * computer: theirs names who writes.
   */
  draft?: string
  /** The form's name for the path of a problem, where the two differ. */
  fieldOf?: (problem: Problem) => string
}

export type Entry<Values extends FieldValues> = {
  form: UseFormReturn<Values>
  submit: (button: string) => Promise<void>
  isSaving: boolean
  /** All that the server refused at the last saving, gone as each field is changed. */
  problems: Problem[]
  /** What made saving fail as a whole: connection, conflict, right. */
  failure: ApiProblem | null
  /** Counts the failed savings; the error summary takes the focus at each. */
  failures: number
  /** True when the values come from a draft of before. */
  isFromDraft: boolean
  /** Back to the start values; the draft is thrown away. */
  startOver: () => void
  hasDraft: boolean
}

/** The one form shell. The server decides what is wrong, so that every problem shows at once. */
export function useEntryForm<Values extends FieldValues, Answer>(
  options: EntryOptions<Values, Answer>,
): Entry<Values> {
  const { start, draft } = options
  const queryClient = useQueryClient()
  const [found] = useState(() => (draft ? readDraft<Values>(draft) : null))
  const [isFromDraft, setFromDraft] = useState(found !== null)
  const [isSaving, setSaving] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [failure, setFailure] = useState<ApiProblem | null>(null)
  const [failures, setFailures] = useState(0)
  const isSendingNow = useRef(false)
  const form = useForm<Values>({ defaultValues: start as DefaultValues<Values> })

  useEffect(() => {
    if (found) form.reset(found, { keepDefaultValues: true })
  }, [found, form])
  useEffect(() => {
    if (!draft) return
    return form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => (isDirty ? keepDraft(draft, values) : clearDraft(draft)),
    })
  }, [draft, form])
  useEffect(() => {
    const forget = (name: string) => setProblems((all) => all.filter(({ path }) => path !== name))
    return form.subscribe({
      formState: { values: true },
      callback: ({ name }) => void (name && forget(name)),
    })
  }, [form])

  const nameOf = options.fieldOf ?? ((problem: Problem) => problem.path)

  const startOver = () => {
    if (draft) clearDraft(draft)
    setFromDraft(false)
    setProblems([])
    setFailure(null)
    form.reset(start)
  }

  const submit = async (button: string) => {
    if (isSendingNow.current) return
    isSendingNow.current = true
    setSaving(true)
    setProblems([])
    setFailure(null)
    try {
      const answer = await options.save(form.getValues(), button)
      if (draft) clearDraft(draft)
      setFromDraft(false)
      form.reset(form.getValues())
      options.saved(answer, button)
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      // The definitions may have changed under the open form: it then shows those of now, with what was written.
      if (thrown.problems.some(isOfDefinitions)) void queryClient.invalidateQueries({ queryKey: ['fields'] })
      setProblems(thrown.problems.map((problem) => ({ ...problem, path: nameOf(problem), of: problem.path })))
      setFailure(thrown)
      setFailures((count) => count + 1)
    } finally {
      isSendingNow.current = false
      setSaving(false)
    }
  }

  return {
    form,
    submit,
    isSaving,
    problems,
    failure,
    failures,
    isFromDraft,
    startOver,
    hasDraft: Boolean(draft),
  }
}

const isOfDefinitions = ({ path, code }: Problem) => code.startsWith('field.') || path.startsWith('custom.')
