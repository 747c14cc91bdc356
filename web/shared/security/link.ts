import { queryOptions } from '@tanstack/react-query'
import type { LinkAnswer } from '../../../server/modules/identity/wire.ts'
import { ApiProblem, api } from '../api.ts'
import { speak } from '../locale.tsx'
import { providerQuery } from '../provider.ts'

export type StandingLink = Extract<LinkAnswer, { stands: true }>

/** Where a mailed link is looked at and used: `/api/reset/area` and what the link carries, however it was cut or pasted. */
export function linkPath(place: string, token: string): string {
  return `${place}/${encodeURIComponent(token)}`
}

/**
 * Looks at a mailed link, which uses nothing up; null for every link that does not stand. Speaks its person's language,
 * and remembers whose link it is, so that the frame need not ask.
 */
export function linkQuery(place: string, token: string) {
  return queryOptions({
    queryKey: ['link', place, token],
    queryFn: async ({ client }): Promise<StandingLink | null> => {
      if (token === '') return null
      const link = await look(linkPath(place, token))
      if (link.workspace) client.setQueryData(providerQuery.queryKey, { name: link.workspace })
      if (!link.stands) return null
      await speak(link.language)
      return link
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A text that cannot be a link's (too long) gets a refusal instead of an answer, which here means the same. */
async function look(path: string): Promise<LinkAnswer> {
  try {
    return await api.get<LinkAnswer>(path)
  } catch (problem) {
    const isNoLink = problem instanceof ApiProblem && [400, 404, 414, 422].includes(problem.status)
    if (isNoLink) return { stands: false, workspace: '' }
    throw problem
  }
}
