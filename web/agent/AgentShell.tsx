import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { setSingleKeys } from '../shared/keys.ts'
import { sessionQuery } from '../shared/session.ts'
import { Toasts } from '../shared/Toasts.tsx'
import { IconButton } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import css from '../ui/shell.module.css'
import { isFor } from './feature.ts'
import { JobStrip } from './jobs/JobStrip.tsx'
import { useRest } from './lists/views/use-rest.ts'
import { NameLinks, NameMenu } from './NameMenu.tsx'
import { NewMenu } from './NewMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SideMenu, useNavActions } from './SideMenu.tsx'
import { useAgent } from './use-agent.ts'

const Bell = lazy(() => import('./Bell.tsx').then((module) => ({ default: module.Bell })))
// Seldom seen.
const MailHalted = lazy(() => import('./MailHalted.tsx').then((module) => ({ default: module.MailHalted })))

/** In milliseconds: the page that somebody came for has the line to itself first. */
const bellWaits = 1200

/** The frame of the agents' portal: side menu, top bar, page. On phones the side menu is a drawer. */
export function AgentShell() {
  const { t } = useLingui()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { pathname } = useLocation()
  const { session } = useAgent()
  const halt = useMailHalt()
  const isRested = useRest(bellWaits)
  useNavActions()
  useEffect(() => setSingleKeys(session.person.singleKeys ? 'on' : 'off'), [session.person.singleKeys])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => setMenuOpen(false), [pathname])
  return (
    <div className={`${css.app} ${css.fixed}`}>
      <SkipLink>{t`Skip to the content`}</SkipLink>
      <aside className={css.side}>
        <SideMenu />
      </aside>
      <header className={css.top}>
        <IconButton className="only-phone" icon="menu" label={t`Menu`} onClick={() => setMenuOpen(true)} />
        <SearchBox />
        <NewMenu />
        {isFor(session, { permission: 'tickets.read' }) && (
          <span className={css.bellPlace}>
            <Suspense>{isRested && <Bell />}</Suspense>
          </span>
        )}
        <span className="only-wide">
          <NameMenu />
        </span>
      </header>
      {halt && (
        <Suspense>
          <MailHalted halt={halt} />
        </Suspense>
      )}
      <main className={css.main} id="main" tabIndex={-1}>
        <Outlet />
      </main>
      {isMenuOpen && (
        <Drawer label={t`Menu`} onClose={() => setMenuOpen(false)}>
          <SideMenu />
          <NameLinks />
        </Drawer>
      )}
      <JobStrip />
      <Toasts />
    </div>
  )
}

/** Somebody else may halt or resume all mail: asked again when a page is entered, at most once a minute. */
function useMailHalt() {
  const { session, queryClient } = useAgent()
  const { pathname } = useLocation()
  const [halt, setHalt] = useState(session.mailHalted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every page, and when the session was asked for again
  useEffect(() => {
    queryClient.fetchQuery(sessionQuery('agent')).then(
      ({ mailHalted }) => setHalt(mailHalted),
      () => undefined,
    )
  }, [pathname, session])
  return halt
}
