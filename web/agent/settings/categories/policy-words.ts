import { msg } from '@lingui/core/macro'
import type { CategoryAnswer } from '../../../../server/modules/routing/wire.ts'

type Policy = CategoryAnswer['policy']

export const policies: readonly Policy[] = ['required', 'default-on', 'default-off', 'never-copied']

/** What each policy is called, and what comes of it. */
export const policyWords = {
  required: {
    name: msg({ message: 'Required', context: 'policy of a category' }),
    means: msg`The main user always gets it. Contacts get it where it is ticked, and may decline.`,
  },
  'default-on': {
    name: msg`On by default`,
    means: msg`The main user gets it until he declines. Contacts get it where it is ticked, and may decline.`,
  },
  'default-off': {
    name: msg`Off by default`,
    means: msg`The main user gets it when he asks for it. Contacts get it where it is ticked.`,
  },
  'never-copied': {
    name: msg`Never copied`,
    means: msg`The main user alone gets it, whatever is ticked.`,
  },
}

/** The four of the client area; the other two are turned on by whoever wants them. */
export const alwaysOffered: readonly CategoryAnswer['category'][] = [
  'billing',
  'support',
  'products',
  'domains',
]
