import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { keepOpenAccount } from '../open-account.ts'

/** Whose tickets the page shows: an account's, or null for the person's own. */
export type Place = number | null

/** Of the page that is shown, not of the address: that one is the next page's already while this one still asks. */
export function usePlace(): Place {
  const { account: id } = useParams({ strict: false })
  const account = id === undefined ? null : Number(id)
  useEffect(() => {
    if (account !== null) keepOpenAccount(account)
  }, [account])
  return account
}
