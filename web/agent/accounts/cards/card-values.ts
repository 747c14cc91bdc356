import type { AgentCardAnswer, CardDraft } from '../../../../server/modules/additional-contacts/wire.ts'
import type { AddressValues } from '../../../shared/form/AddressFields.tsx'
import { addressOf, addressValues, orNull } from '../form/account-values.ts'

const texts = [
  'name',
  'givenNames',
  'familyNames',
  'organisation',
  'taxId',
  'email',
  'phone',
  'language',
] as const
type Category = AgentCardAnswer['categories'][number]

/** An additional contact as she stands in a form: everything is text, and nothing is ''. */
export type CardValues = Record<(typeof texts)[number], string> & AddressValues & { categories: Category[] }

export const emptyCard: CardValues = {
  name: '',
  givenNames: '',
  familyNames: '',
  organisation: '',
  taxId: '',
  email: '',
  phone: '',
  language: '',
  categories: [],
  ...addressValues(null),
}

export function cardValues(card: AgentCardAnswer): CardValues {
  const values = { ...emptyCard, ...addressValues(card.postalAddress), categories: [...card.categories] }
  for (const key of texts) values[key] = card[key] ?? ''
  return values
}

/** What a form changes: only what differs from what was read; the ticks and an address go as a whole. */
export function cardDraft(values: CardValues, before: CardValues): CardDraft {
  const draft: CardDraft = {}
  for (const key of texts) if (values[key] !== before[key]) draft[key] = orNull(values[key])
  const address = addressOf(values)
  if (JSON.stringify(address) !== JSON.stringify(addressOf(before))) draft.postalAddress = address
  if (values.categories.toSorted().join() !== before.categories.toSorted().join())
    draft.categories = values.categories
  return draft
}
