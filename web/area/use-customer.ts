import { useLocation, useRouteContext } from '@tanstack/react-router'
import type { AreaSession } from '../shared/session.ts'
import type { AreaContext } from './context.ts'
import { openAccount } from './open-account.ts'

/** Who is signed in, and the account that is open: the one of the address, else the one that was open last. */
export function useCustomer(): AreaContext & {
  session: AreaSession
  account: AreaSession['accounts'][number] | null
} {
  const context = useRouteContext({ strict: false }) as AreaContext & { session: AreaSession }
  const { pathname } = useLocation()
  const id = Number(/^\/area\/(\d+)/.exec(pathname)?.[1])
  const named = context.session.accounts.find((account) => account.id === id)
  return { ...context, account: named ?? openAccount(context.session) }
}
