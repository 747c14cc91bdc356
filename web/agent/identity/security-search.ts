/** Which form of the page is open: its address reproduces it. */
export type SecuritySearch = { change?: 'password' }

export function readSecuritySearch({ change }: Record<string, unknown>): SecuritySearch {
  return change === 'password' ? { change } : {}
}
