export const kinds = ['all', 'mail', 'changes'] as const
/** Which part of what happened is shown. */
export type ActivityKind = (typeof kinds)[number]
export type ActivitySearch = { show?: Exclude<ActivityKind, 'all'> }

/** All is the address without anything. */
export function readActivitySearch({ show }: Record<string, unknown>): ActivitySearch {
  return show === 'mail' || show === 'changes' ? { show } : {}
}
