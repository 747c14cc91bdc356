import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { ApiProblem, signedOutEvent } from './api.ts'
import { clearAllDrafts } from './form/draft.ts'
import { speak } from './locale.tsx'
import { type Door, sessionQuery } from './session.ts'

type GuardOptions<D extends Door> = {
  queryClient: QueryClient
  door: D
  here: string
  signIn: string
  setUp?: string
}

/** For `beforeLoad` of what needs a session: gives it, or goes to sign-in (or set-up), keeping the way back. */
export async function requireSession<D extends Door>({
  queryClient,
  door,
  here,
  signIn,
  setUp,
}: GuardOptions<D>) {
  try {
    const session = await queryClient.ensureQueryData(sessionQuery(door))
    await speak(session.person.language, session.workspace.country)
    return { session }
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem
    if (problem.type.endsWith('/problems/not-set-up') && setUp) throw redirect({ to: setUp })
    throw redirect({ to: signIn, search: { to: here } })
  }
}

/** When the server says the session is over: sign-in, and back here afterwards. */
export function goToSignInWhenSignedOut({
  queryClient,
  door,
  signIn,
}: {
  queryClient: QueryClient
  door: Door
  signIn: string
}): void {
  window.addEventListener(signedOutEvent, () => {
    if (location.pathname === signIn) return
    queryClient.removeQueries({ queryKey: ['session', door] })
    location.assign(`${signIn}?to=${encodeURIComponent(JSON.stringify(location.pathname + location.search))}`)
  })
}

/** Forgets everything of the person who signed out, then loads the sign-in page afresh. */
export function leave({ queryClient, signIn }: { queryClient: QueryClient; signIn: string }): void {
  queryClient.clear()
  clearAllDrafts()
  location.assign(signIn)
}
