import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths } from '../paths.ts'

/** Which form of the page is open, kept in its address. */
export function useChange(what: 'password' | 'email') {
  const navigate = useNavigate()
  const { change } = useSearch({ strict: false })
  return {
    isOpen: change === what,
    open: () => void navigate({ to: paths.security(), search: { change: what } }),
    close: () => void navigate({ to: paths.security() }),
  }
}
