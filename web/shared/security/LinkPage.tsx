import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { WentWrong } from '../WentWrong.tsx'
import { linkQuery, type StandingLink } from './link.ts'

type LinkPageProps = {
  /** Where such links are looked at: `/api/reset/area`. */
  place: string
  token: string
  /** The one page for links that do not stand. `isJustUsed`: it stood when this page was opened. */
  gone: (isJustUsed: boolean) => ReactNode
  /** The page of a link that stands; calls `onGone` when using it finds it used meanwhile, perhaps in another tab. */
  children: (link: StandingLink, onGone: () => void) => ReactNode
}

/** What a mailed link opens: looks at it, without using it up, and shows the page that fits. */
export function LinkPage({ place, token, gone, children }: LinkPageProps) {
  const { data: link, error, refetch } = useQuery({ ...linkQuery(place, token), refetchOnWindowFocus: false })
  const [isJustUsed, setJustUsed] = useState(false)
  if (error) return <WentWrong error={error} reset={() => void refetch()} />
  if (link === undefined) return <Skeleton />
  if (link === null || isJustUsed) return gone(isJustUsed)
  return children(link, () => setJustUsed(true))
}
