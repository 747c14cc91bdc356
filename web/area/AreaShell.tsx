import { useLingui } from '@lingui/react/macro'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Toasts } from '../shared/Toasts.tsx'
import { namePlace } from '../shared/title.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import css from '../ui/shell.module.css'
import { AreaSide } from './AreaSide.tsx'
import own from './area-shell.module.css'
import { OwnMenu } from './OwnMenu.tsx'
import { paths } from './paths.ts'
import { useCustomer } from './use-customer.ts'

/** The frame of the client area, under the provider's name. On phones everything is behind "Menu". */
export function AreaShell() {
  const { t } = useLingui()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { session } = useCustomer()
  const { pathname } = useLocation()
  const provider = session.workspace.name
  useEffect(() => namePlace(provider), [provider])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => setMenuOpen(false), [pathname])
  return (
    <div className={css.app}>
      <SkipLink>{t`Skip to the content`}</SkipLink>
      <header className={css.top}>
        <Link className={css.brand ?? ''} to={paths.home()}>
          <span className="cut">{provider}</span>
        </Link>
        <span className={`${css.push} only-wide`}>
          <OwnMenu />
        </span>
        <Button
          className={`${css.push} only-phone`}
          icon="menu"
          onClick={() => setMenuOpen(true)}
        >{t`Menu`}</Button>
      </header>
      <aside className={css.side}>
        <AreaSide />
      </aside>
      <main className={`${css.main} ${css.page}`} id="main" tabIndex={-1}>
        <Outlet />
      </main>
      {isMenuOpen && (
        <Drawer label={t`Menu`} onClose={() => setMenuOpen(false)}>
          <div className={own.drawer}>
            <AreaSide withSignOut />
          </div>
        </Drawer>
      )}
      <Toasts />
    </div>
  )
}
