import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { SimilarAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import type { ContactValues } from './values.ts'

export type Similar = SimilarAnswer & {
  /** "Not the same person". */
  dismiss: (ids: number[]) => void
}

/** Who may be the person in the form; null where nobody asks. */
export const SimilarContacts = createContext<Similar | null>(null)

const pause = 350

/** Asks, after each pause in writing, who has the same address, phone or id, and whose name is alike. Inside the form. */
export function useSimilar(except?: number): Similar {
  const [name, emails, mobilePhone, workPhone, externalId] = useWatch<
    ContactValues,
    ['name', 'emails', 'mobilePhone', 'workPhone', 'externalId']
  >({ name: ['name', 'emails', 'mobilePhone', 'workPhone', 'externalId'] })
  const [dismissed, setDismissed] = useState<number[]>([])
  const asked = useSettled(
    JSON.stringify({
      name: name.trim().slice(0, 300),
      email: emails.find(({ address }) => address.includes('@'))?.address.slice(0, 300),
      phone: (mobilePhone || workPhone).slice(0, 300),
      externalId: externalId.slice(0, 300),
    }),
  )
  const [atFirst] = useState(asked)
  // Of a contact that exists nobody asks again whether she is somebody else, until something is changed.
  const isNews = except === undefined || asked !== atFirst
  const query: Record<string, string> = JSON.parse(asked)
  const { data } = useQuery({
    queryKey: ['similar', query, except],
    queryFn: ({ signal }) =>
      api.get<SimilarAnswer>('/api/agent/contacts/similar', { signal, query: { ...query, except } }),
    enabled: isNews && Object.values(query).some((text) => text.length >= 3),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const stands = ({ id }: { id: number }) => !dismissed.includes(id)
  return {
    same: (isNews && data?.same) || [],
    similar: (isNews && data?.similar.filter(stands)) || [],
    dismiss: (ids) => setDismissed([...dismissed, ...ids]),
  }
}

/** A text once it has stood still for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const clock = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(clock)
  }, [text])
  return settled
}
