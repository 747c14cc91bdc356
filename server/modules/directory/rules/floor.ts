import type { Problem } from '../../../lib/errors.ts'

/** The categories whose mail must have somewhere to go (decision 13). */
const keptUp = ['billing', 'domains'] as const
type KeptUp = (typeof keptUp)[number]

/** Who of an account receives such mail now: whether its main user can be reached, and how many cards can. */
export type Reach = {
  account: string
  /** Whether the main user has any address, deliverable or not. */
  hasAddress: boolean
  mainUser: boolean
  cards: Readonly<Record<KeptUp, number>>
}

/**
 * What is wrong with a change that would leave billing or domains of an account without any deliverable address, at the
 * path of what would do it. What reached nobody before is not this change's fault.
 */
export function floorProblems(
  path: string,
  before: ReadonlyMap<number, Reach>,
  after: ReadonlyMap<number, Reach>,
): Problem[] {
  return [...before].flatMap(([id, reach]) => {
    const left = after.get(id)
    const lost = left ? keptUp.filter((each) => reaches(reach, each) && !reaches(left, each)) : []
    const params = { account: reach.account, categories: lost.join(',') }
    return lost.length === 0 ? [] : [{ path, code: 'copies.nobody-left', params }]
  })
}

/** A main user keeps an address: by none he could neither be told anything nor enter. */
export function addressProblems(
  path: string,
  before: ReadonlyMap<number, Reach>,
  after: ReadonlyMap<number, Reach>,
): Problem[] {
  const without = [...before].filter(([id, reach]) => reach.hasAddress && after.get(id)?.hasAddress === false)
  if (without.length === 0) return []
  const accounts = without.map(([, { account }]) => account).join(', ')
  return [{ path, code: 'contact.main-user-address', params: { accounts } }]
}

const reaches = ({ mainUser, cards }: Reach, category: KeptUp): boolean => mainUser || cards[category] > 0
