import { useLocation, useRouteContext } from '@tanstack/react-router'
import type { AreaSession } from '../shared/session.ts'
import type { AreaContext } from './root.tsx'

/** Who is signed in, and the account that is open: the one of the address, else the first. */
export function useCustomer(): AreaContext & {
  session: AreaSession
  account: AreaSession['accounts'][number] | null
} {
  const context = useRouteContext({ strict: false }) as AreaContext & { session: AreaSession }
  const { pathname } = useLocation()
  const { accounts } = context.session
  const id = Number(/^\/area\/(\d+)/.exec(pathname)?.[1])
  return { ...context, account: accounts.find((account) => account.id === id) ?? accounts[0] ?? null }
}
