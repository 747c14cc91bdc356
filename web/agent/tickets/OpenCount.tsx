import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../shared/formats.ts'
import { about } from '../lists/ListCount.tsx'
import { usualCountsQuery } from '../lists/queries.ts'

/** How many tickets wait for an agent, beside their name in the side menu. */
export function OpenCount() {
  const { data } = useQuery(usualCountsQuery)
  const count = data?.items.find(({ key }) => key === 'open')?.count
  if (!count) return null
  return <span className="meta num">{count.isExact ? formatNumber(count.value) : about(count.value)}</span>
}
