import { useLingui } from '@lingui/react/macro'
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { type FieldValues, FormProvider } from 'react-hook-form'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { tellUnread, type Unread, unreadIn } from '../../ui/unread.ts'
import { lazyExtra } from '../lazy-extra.ts'
import { useErrorInTitle } from '../title.ts'
import { EntryContext, fieldIdOf } from './entry-context.ts'
import type { Entry } from './use-entry-form.ts'

// Forms to sign in with have neither.
const LeaveGuard = lazyExtra(() => import('./LeaveGuard.tsx').then((module) => module.LeaveGuard))
const DraftNote = lazyExtra(() => import('./DraftNote.tsx').then((module) => module.DraftNote))

type EntryFormProps<Values extends FieldValues> = {
  entry: Entry<Values>
  /** Name of the form for assistive technology. */
  label: string
  /** `on` only where a person fills in data about himself. */
  autoComplete?: 'on' | 'off'
  /**
   * `ask`: before unsaved changes are lost, which a draft is not by leaving the page. `closing`: of a draft, before the tab
   * and it are gone. `none`: sign-in, search.
   */
  guard?: 'ask' | 'closing' | 'none'
  /** Heads what the server refused; "Could not be saved" where nothing else is said. */
  failed?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** The form element of an entry: error summary on top, Ctrl+Enter, guard against losing what was written. */
export function EntryForm<Values extends FieldValues>({
  entry,
  label,
  autoComplete = 'off',
  guard = 'ask',
  failed,
  className,
  children,
}: EntryFormProps<Values>) {
  const { form, submit, failures } = entry
  const formId = useId()
  const summary = useRef<HTMLDivElement>(null)
  const [unread, setUnread] = useState<Unread[]>([])
  const [refusals, setRefusals] = useState(0)
  useErrorInTitle(unread.length > 0 || entry.problems.length > 0 || entry.failure !== null)
  const [labels, setLabels] = useState<Labels>(new Map())
  const callField = useCallback(
    (name: string, said: string) =>
      setLabels((all) => (all.get(name) === said ? all : new Map(all).set(name, said))),
    [],
  )
  useEffect(() => {
    if (failures + refusals > 0) summary.current?.focus()
  }, [failures, refusals])

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    // What cannot be read would be saved as empty.
    const found = unreadIn(event.currentTarget)
    setUnread(found)
    if (found.length > 0) {
      tellUnread(event.currentTarget)
      return setRefusals((count) => count + 1)
    }
    const button = (event.nativeEvent as SubmitEvent).submitter
    void submit(button instanceof HTMLButtonElement ? button.value : '')
  }
  return (
    <FormProvider {...form}>
      <EntryContext value={{ problems: entry.problems, isSaving: entry.isSaving, formId, callField }}>
        <form
          className={className}
          aria-label={label}
          noValidate
          autoComplete={autoComplete}
          onSubmit={send}
          onBlur={({ currentTarget }) => unread.length > 0 && setUnread(unreadIn(currentTarget))}
          onKeyDown={submitByKey}
        >
          <EntryErrors
            entry={entry}
            unread={unread}
            summary={summary}
            formId={formId}
            failed={failed}
            labels={labels}
          />
          {entry.isFromDraft && (
            <Suspense>
              <DraftNote onStartOver={entry.startOver} />
            </Suspense>
          )}
          {children}
          {(guard === 'closing' || (guard === 'ask' && !entry.hasDraft)) && (
            <Suspense>
              <LeaveGuard isDirty={form.formState.isDirty && !entry.isSaving} isKept={guard === 'closing'} />
            </Suspense>
          )}
        </form>
      </EntryContext>
    </FormProvider>
  )
}

/** What the fields of a form are called, by their names. */
type Labels = ReadonlyMap<string, string>

/** "Falta este dato" says nothing in a list of errors, unless it says of which field. */
const withLabel = (label: string | undefined, message: string) => (label ? `${label}: ${message}` : message)

type EntryErrorsProps<Values extends FieldValues> = {
  entry: Entry<Values>
  unread: Unread[]
  summary: Ref<HTMLDivElement>
  formId: string
  failed: string | undefined
  labels: Labels
}

function EntryErrors<Values extends FieldValues>(props: EntryErrorsProps<Values>) {
  const { entry, unread, summary, formId, failed, labels } = props
  const { t } = useLingui()
  const { problems, failure } = entry
  const items = [
    ...unread.map(({ id, name, message }) => ({
      key: id,
      message: withLabel(labels.get(name), message),
      fieldId: id,
    })),
    ...problems.map(({ path, code, message }) => ({
      key: `${path} ${code} ${message}`,
      message: withLabel(labels.get(path), message),
      fieldId: path ? fieldIdOf(formId, path) : undefined,
    })),
  ]
  if (items.length > 0) {
    const count =
      items.length === 1
        ? t`Could not be saved: there is 1 error`
        : t`Could not be saved: there are ${items.length} errors`
    const title = failed ?? count
    return <ErrorSummary ref={summary} title={title} items={items} />
  }
  if (!failure || failure.problems.length > 0) return null
  const message = failure.isOffline
    ? t`There is no connection to the server. Nothing has been lost: try again.`
    : failure.message
  return (
    <ErrorSummary
      ref={summary}
      title={failed ?? t`Could not be saved`}
      items={[{ key: 'failure', message }]}
    />
  )
}

function submitByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const keys = event.shiftKey ? 'Control+Shift+Enter' : 'Control+Enter'
  const button = event.currentTarget.querySelector<HTMLButtonElement>(
    `button[type=submit][aria-keyshortcuts="${keys}"]`,
  )
  if (button) return button.click()
  if (!event.shiftKey) event.currentTarget.requestSubmit()
}
