import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { setSingleKeys } from '../shared/keys.ts'
import { lazyExtra } from '../shared/lazy-extra.ts'
import { sessionQuery } from '../shared/session.ts'
import { Toasts } from '../shared/Toasts.tsx'
import { IconButton } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import css from '../ui/shell.module.css'
import { isFor } from './feature.ts'
import { loadFurtherTexts } from './further-texts.ts'
import { useFollowed } from './jobs/followed.ts'
import { useRest } from './lists/views/use-rest.ts'
import { NameLinks, NameMenu } from './NameMenu.tsx'
import { NewMenu } from './NewMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SideMenu, useNavActions } from './SideMenu.tsx'
import { useAgent } from './use-agent.ts'

const Bell = lazyExtra(async () => (await import('./Bell.tsx')).Bell)
// Seldom seen.
const MailHalted = lazyExtra(async () => (await import('./MailHalted.tsx')).MailHalted)
// Where a job is followed; its texts are not the portal's own.
const JobStrip = lazyExtra(async () => {
  const [{ JobStrip }] = await Promise.all([import('./jobs/JobStrip.tsx'), loadFurtherTexts()])
  return JobStrip
})

/** In milliseconds: the page that somebody came for has the line to itself first. */
const bellWaits = 1200

/** The frame of the agents' portal: side menu, top bar, page. On phones the side menu is a drawer. */
export function AgentShell() {
  const { t } = useLingui()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { pathname } = useLocation()
  const { session } = useAgent()
  const halt = useMailHalt()
  const followed = useFollowed()
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
      <Suspense>{followed.length > 0 && <JobStrip followed={followed} />}</Suspense>
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
