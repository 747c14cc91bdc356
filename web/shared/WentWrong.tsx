import { useLingui } from '@lingui/react/macro'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ApiProblem } from './api.ts'
import { PageTitle } from './PageTitle.tsx'

/** Instead of a page that could not be shown: says what happened and offers another try. */
export function WentWrong({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  const router = useRouter()
  const problem = error instanceof ApiProblem ? error : null
  // A file of the page that did not arrive.
  const isCutOff = !problem && !navigator.onLine
  const again = () => {
    if (!problem && navigator.onLine) return location.reload()
    reset()
    void router.invalidate()
  }
  if (problem?.status === 404) return <NotFound />
  if (problem?.status === 403)
    return (
      <EmptyState kind="no-right" title={<PageTitle title={t`No permission for this page`} />}>
        {problem.message}
      </EmptyState>
    )
  const title =
    problem?.isOffline || isCutOff ? t`There is no connection to the server` : t`This page could not be shown`
  return (
    <EmptyState
      kind="none-yet"
      title={<PageTitle title={title} />}
      actions={<Button look="primary" onClick={again}>{t`Try again`}</Button>}
    >
      {problem?.requestId
        ? t`If it happens again, give this number to whoever looks after the system: ${problem.requestId}`
        : t`Nothing that was saved has been lost.`}
    </EmptyState>
  )
}

/** For addresses that lead nowhere, or to what the reader must not know of. */
export function NotFound() {
  const { t } = useLingui()
  return (
    <EmptyState
      kind="no-match"
      title={<PageTitle title={t`There is nothing here`} />}
      actions={<Link to={homeOfDoor()}>{t`To the start page`}</Link>}
    >{t`The link may be old, or what it led to is gone.`}</EmptyState>
  )
}

/** Both doors use this page; the address says which one it is. */
function homeOfDoor(): string {
  return location.pathname.startsWith('/area') ? '/area' : '/agent'
}
