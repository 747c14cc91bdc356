import type { Problem } from '../../../lib/errors.ts'

/** The categories whose mail must have somewhere to go (decision 13). */
export const keptUp = ['billing', 'domains'] as const
export type KeptUp = (typeof keptUp)[number]

/** Who receives what now: whether the main user can be reached, and the cards that can, by category. */
export type Reach = {
  mainUser: boolean
  cards: Readonly<Record<KeptUp, readonly number[]>>
}

/**
 * The categories that a change would leave without any deliverable address. One that reached nobody before is not this
 * change's fault.
 */
export function leftWithNobody(before: Reach, after: Reach): KeptUp[] {
  return keptUp.filter((category) => reaches(before, category) && !reaches(after, category))
}

const reaches = ({ mainUser, cards }: Reach, category: KeptUp): boolean =>
  mainUser || cards[category].length > 0

/** The refusal that names them, at the path of what would do it. */
export function nobodyLeft(path: string, categories: readonly KeptUp[]): Problem[] {
  return categories.length === 0
    ? []
    : [{ path, code: 'copies.nobody-left', params: { categories: categories.join(',') } }]
}
