import type { AreaSession } from '../shared/session.ts'

const key = 'encopia.account'
type Account = AreaSession['accounts'][number]

/** Remembers, in this tab, which of several accounts was open: her own pages have none in their address. */
export function keepOpenAccount(id: number): void {
  sessionStorage.setItem(key, String(id))
}

/** The account that was open last, else the first; null for whoever has none. */
export function openAccount({ accounts }: Pick<AreaSession, 'accounts'>): Account | null {
  const kept = Number(sessionStorage.getItem(key))
  return accounts.find(({ id }) => id === kept) ?? accounts[0] ?? null
}
