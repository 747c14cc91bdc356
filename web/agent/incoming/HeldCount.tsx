import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../shared/formats.ts'
import { heldQuery } from './queries.ts'

/** How many mails wait for a decision, beside their name in the side menu. */
export function HeldCount() {
  const { data } = useQuery(heldQuery({}))
  if (!data?.waiting) return null
  return <span className="meta num">{formatNumber(data.waiting)}</span>
}
