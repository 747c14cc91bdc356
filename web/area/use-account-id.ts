import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { keepOpenAccount } from './open-account.ts'

/** The account of the address; it stays the open one on pages whose address has none. */
export function useAccountId(): number {
  const { account } = useParams({ strict: false })
  const id = Number(account)
  useEffect(() => keepOpenAccount(id), [id])
  return id
}
