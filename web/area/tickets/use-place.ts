import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { keepOpenAccount } from '../open-account.ts'

/** Whose tickets the page shows: an account's, or null for the person's own. */
export type Place = number | null

export function usePlace(): Place {
  const { pathname } = useLocation()
  const account = Number(/^\/area\/(\d+)\//.exec(pathname)?.[1] ?? 0) || null
  useEffect(() => {
    if (account !== null) keepOpenAccount(account)
  }, [account])
  return account
}
