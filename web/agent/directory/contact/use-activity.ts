import { useInfiniteQuery } from '@tanstack/react-query'
import { contactTrailQuery } from '../../trail/queries.ts'
import type { ActivityKind } from './activity-search.ts'
import { mergeActivity } from './merge-activity.ts'
import { messagesQuery } from './queries.ts'

const none = { items: [], hasMore: false }

/** A contact's messages and trail as one, each asked for more when the other cannot go on without it. */
export function useActivity(id: number, kind: ActivityKind) {
  const trail = useInfiniteQuery({ ...contactTrailQuery(id), enabled: kind !== 'mail' })
  const messages = useInfiniteQuery({ ...messagesQuery(id), enabled: kind !== 'changes' })
  const asked = [...(kind === 'mail' ? [] : [trail]), ...(kind === 'changes' ? [] : [messages])]
  const entries = mergeActivity(
    kind === 'changes'
      ? none
      : {
          items: messages.data?.pages.flatMap(({ items }) => items) ?? [],
          hasMore: messages.hasNextPage,
        },
    kind === 'mail'
      ? none
      : { items: trail.data?.pages.flatMap(({ items }) => items) ?? [], hasMore: trail.hasNextPage },
  )
  const withMore = asked.filter(({ hasNextPage }) => hasNextPage)
  return {
    entries,
    isPending: asked.some(({ isPending }) => isPending),
    isLoadingMore: asked.some(({ isFetchingNextPage }) => isFetchingNextPage),
    error: asked.find(({ error, data }) => error && !data)?.error ?? null,
    loadMore:
      withMore.length > 0
        ? () => {
            for (const source of withMore) void source.fetchNextPage()
          }
        : undefined,
  }
}
