import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { type Card, type Cards, cardPath, cardsPath, cardsQuery } from './queries.ts'
import { type CardValues, changesIn, comparedPaths, draftOf, isChanged, valuesOf } from './values.ts'

/** Saves a new contact, or what differs from what was read, and says whom a mail is now telling of it. */
export function useSaveCard(account: number, country: string) {
  const { t } = useLingui()
  const keepCard = useKeepCard(account)
  const create = (values: CardValues, idempotencyKey: string) =>
    api.post<Card>(cardsPath(account), draftOf(values, country), { idempotencyKey })
  const change = async (values: CardValues, { id, version }: Card, before: CardValues) => {
    try {
      return await api.patch<Card>(cardPath(account, id), changesIn(values, before, country), { version })
    } catch (problem) {
      const current = problem instanceof ApiProblem && problem.status === 412 && (problem.current as Card)
      // Who wanted the same was only quicker.
      if (current && isSame(values, valuesOf(current, country))) return current
      throw problem
    }
  }
  return async (values: CardValues, read: Card | null, idempotencyKey: string): Promise<Card> => {
    const saved = read
      ? await change(values, read, valuesOf(read, country))
      : await create(values, idempotencyKey)
    const isTold = saved.welcomedAt !== null && saved.email !== read?.email
    toast(isTold ? t`Contact saved. A mail tells ${saved.email} of it.` : t`Contact saved`)
    keepCard(saved)
    return saved
  }
}

const isSame = (one: CardValues, other: CardValues): boolean =>
  comparedPaths.every((path) => !isChanged(one, other, path))

/** Shows a contact as it now is, wherever contacts are shown. */
export function useKeepCard(account: number) {
  const queryClient = useQueryClient()
  return (card: Card): void => {
    const { queryKey } = cardsQuery(account)
    queryClient.setQueryData(queryKey, (cards: Cards | undefined) => cards && withCard(cards, card))
    void queryClient.invalidateQueries({ queryKey: ['account', account] })
  }
}

function withCard(cards: Cards, card: Card): Cards {
  const isKnown = cards.items.some(({ id }) => id === card.id)
  const items = isKnown
    ? cards.items.map((each) => (each.id === card.id ? card : each))
    : [...cards.items, card]
  return { ...cards, items }
}
