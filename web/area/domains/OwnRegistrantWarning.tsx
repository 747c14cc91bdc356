import { useQueries } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useWatch } from 'react-hook-form'
import type { AreaRolesAnswer, RegistrantConsequencesAnswer } from '../../../server/modules/domains/wire.ts'
import { api } from '../../shared/api.ts'
import { useCustomer } from '../use-customer.ts'
import type { Consequence } from './queries.ts'
import { RegistrantWarning } from './RegistrantWarning.tsx'

/**
 * Right above the saving button of one's own name or address (`of`, the form's field): whom the new one would ask first, where one
 * is the registrant of domains.
 */
export function OwnRegistrantWarning({ of, now }: { of: 'name' | 'email'; now: string }) {
  const { accounts } = useCustomer().session
  const written = useDeferredValue(String(useWatch({ name: of }) ?? '').trim())
  const isChanged = written !== '' && written !== now
  const consequences = useQueries({
    queries: accounts.map(({ id }) => ({
      queryKey: ['account', id, 'own-consequences', of, written],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        await aMoment(signal)
        return consequencesFor(id, { of, now, written })
      },
      enabled: isChanged,
      retry: false,
    })),
    combine: (results) => results.flatMap(({ data = [] }) => data),
  })
  return isChanged && consequences.length > 0 && <RegistrantWarning consequences={consequences} />
}

type Change = { of: 'name' | 'email'; now: string; written: string }

/** An account that stands for another name is not renamed with its main user. */
async function consequencesFor(account: number, { of, now, written }: Change): Promise<Consequence[]> {
  const path = `/api/area/${account}/domains`
  if (of === 'name') {
    const { holders } = await api.get<AreaRolesAnswer>(`${path}/roles`, { query: { limit: 1 } })
    if (holders.find(({ holder }) => holder === 'main-user')?.name !== now) return []
  }
  const body = { holder: 'main-user', [of]: written }
  return (await api.post<RegistrantConsequencesAnswer>(`${path}/registrant-consequences`, body)).items
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
