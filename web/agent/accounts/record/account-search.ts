const parts = ['domains', 'services', 'tickets', 'notices', 'changes'] as const

/** What an account's page shows beside the facts. */
export type AccountSearch = { show?: (typeof parts)[number] }

/** The additional contacts are the address without anything. */
export function readAccountSearch({ show }: Record<string, unknown>): AccountSearch {
  const part = parts.find((each) => each === show)
  return part ? { show: part } : {}
}
