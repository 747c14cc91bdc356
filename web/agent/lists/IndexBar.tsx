import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { initials } from '../../../server/lib/pure/sort-key.ts'
import { Menu } from '../../ui/Menu.tsx'
import css from './index-bar.module.css'
import type { ListSearch } from './list-search.ts'

/** A to Z with Ñ at the right edge: each letter jumps to where it begins. */
export function IndexBar({ here, search }: { here: string | undefined; search: ListSearch }) {
  const { t } = useLingui()
  return (
    <nav className={css.index} aria-label={t`Index`}>
      {initials.map((initial) => (
        <Link
          key={initial}
          to="."
          search={{ ...search, initial } as never}
          preload={false}
          data-here={initial === here ? '' : undefined}
          aria-label={t`From ${initial} on`}
        >
          {initial}
        </Link>
      ))}
    </nav>
  )
}

/** The same as a menu, where the letters would be too small: on phones and in low windows. */
export function IndexMenu({ onGo }: { onGo: (initial: string) => void }) {
  const { t } = useLingui()
  const entries = initials.map((initial) => ({ id: initial, label: initial, onAction: () => onGo(initial) }))
  return (
    <div className={css.indexMenu}>
      <Menu label={t`A–Z`} aria-label={t`A–Z: go to a letter`} entries={entries} />
    </div>
  )
}
