import { queryOptions } from '@tanstack/react-query'
import type { CardAnswer, CardsAnswer } from '../../../server/modules/additional-contacts/wire.ts'
import { api } from '../../shared/api.ts'

export type Card = CardAnswer
export type Cards = CardsAnswer

/** The additional contacts of an account, by name, and what can be ticked. */
export function cardsQuery(account: number) {
  return queryOptions({
    queryKey: ['account', account, 'contacts'],
    queryFn: ({ signal }) => api.get<CardsAnswer>(cardsPath(account), { signal }),
    // Anew at each visit, and not under the hand of who is writing.
    refetchOnWindowFocus: false,
  })
}

export const cardsPath = (account: number): string => `/api/area/${account}/contacts`
export const cardPath = (account: number, card: number): string => `${cardsPath(account)}/${card}`
