import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useWatch } from 'react-hook-form'
import type { RegistrantConsequencesAnswer } from '../../../server/modules/domains/wire.ts'
import { api } from '../../shared/api.ts'
import { RegistrantWarning } from '../domains/RegistrantWarning.tsx'
import type { Card } from './queries.ts'
import type { CardValues } from './values.ts'

/** Right above the saving button: whom a registrant's new name, organisation or address would ask first. */
export function RegistrantChanges({ account, card }: { account: number; card: Card }) {
  const [name, organisation, email] = useWatch<CardValues, ['name', 'organisation', 'email']>({
    name: ['name', 'organisation', 'email'],
  })
  const written = useDeferredValue({ name, organisation: organisation || null, email })
  const isRegistrant = card.roles.some(({ role }) => role === 'registrant')
  const isChanged =
    written.name !== card.name || written.email !== card.email || written.organisation !== card.organisation
  const { data = [] } = useQuery({
    queryKey: ['account', account, 'registrant-consequences', card.id, written],
    queryFn: async ({ signal }) => {
      await aMoment(signal)
      const body = { holder: card.id, ...written }
      const path = `/api/area/${account}/domains/registrant-consequences`
      return (await api.post<RegistrantConsequencesAnswer>(path, body)).items
    },
    enabled: isRegistrant && isChanged,
    retry: false,
    placeholderData: (before) => before,
  })
  return isRegistrant && isChanged && data.length > 0 && <RegistrantWarning consequences={data} />
}

const pause = 300

/** While somebody types, only what stands still is asked about. */
const aMoment = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, pause)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
