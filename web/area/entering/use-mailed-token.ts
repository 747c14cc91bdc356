import { useParams } from '@tanstack/react-router'

/** What a mailed link carries: all that follows the page's own path, or '' when it was cut off there. */
export function useMailedToken(): string {
  const { _splat = '' } = useParams({ strict: false })
  return _splat
}
