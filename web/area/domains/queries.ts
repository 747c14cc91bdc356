import { queryOptions } from '@tanstack/react-query'
import type {
  AreaDomainAnswer,
  AreaRolesAnswer,
  RegistrantConsequencesAnswer,
  RoleChangesBody,
} from '../../../server/modules/domains/wire.ts'
import { api } from '../../shared/api.ts'

export type Domain = AreaDomainAnswer
export type DomainRole = Domain['roles'][number]['role']
export type HolderId = Domain['roles'][number]['holder']
export type RegistrantChange = NonNullable<Domain['registrantChange']>
export type Consequence = RegistrantConsequencesAnswer['items'][number]
export type RoleChange = RoleChangesBody['changes'][number]
type Missing = Domain['roles'][number]['missing']
export type Matrix = Pick<AreaRolesAnswer, 'holders' | 'items'> & {
  /** What whom lacks where, by `lackKey`. */
  lacks: ReadonlyMap<string, Missing>
}

type Lack = { ending: string; role: DomainRole; holder: HolderId }
export const lackKey = ({ ending, role, holder }: Lack): string => `${ending} ${role} ${holder}`

const atOnce = 500

/** All domains of an account with who holds which role, however many pages that takes: roles are given to many at once. */
export function matrixQuery(account: number) {
  return queryOptions({
    queryKey: ['account', account, 'domain-roles'],
    queryFn: async ({ signal }): Promise<Matrix> => {
      const read = (after: string | null) =>
        api.get<AreaRolesAnswer>(`/api/area/${account}/domains/roles`, {
          signal,
          query: { limit: atOnce, after },
        })
      const first = await read(null)
      const pages = [first]
      for (let { next } = first; next !== null; next = pages.at(-1)?.next ?? null)
        pages.push(await read(next))
      return {
        holders: first.holders,
        items: pages.flatMap(({ items }) => items),
        lacks: new Map(pages.flatMap(({ lacks }) => lacks.map((each) => [lackKey(each), each.missing]))),
      }
    },
    // Anew at each visit, and not under the hand of who is choosing.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** Whom a change of registrants would ask, before it is saved. */
export function consequencesQuery(account: number, changes: RoleChange[]) {
  return queryOptions({
    queryKey: ['account', account, 'registrant-consequences', changes],
    queryFn: async () =>
      (
        await api.post<RegistrantConsequencesAnswer>(`/api/area/${account}/domains/registrant-consequences`, {
          changes,
        })
      ).items,
    enabled: changes.length > 0,
    staleTime: 0,
  })
}
