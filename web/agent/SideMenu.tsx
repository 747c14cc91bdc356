import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useActions } from '../shared/keys.ts'
import { Mark } from '../ui/Mark.tsx'
import css from '../ui/shell.module.css'
import { isFor, type NavEntry } from './feature.ts'
import { useRest } from './lists/views/use-rest.ts'
import { paths } from './paths.ts'
import { useAgent } from './use-agent.ts'

/** In milliseconds: counts are not what somebody came for. */
const countsWait = 1200

/** Brand, provider, and the sections that the features bring. */
export function SideMenu() {
  const { t } = useLingui()
  const { session, features } = useAgent()
  const entries = features
    .flatMap(({ nav = [] }) => nav)
    .filter((entry) => isFor(session, entry))
    .sort((a, b) => a.order - b.order)
  const parts = features.flatMap(({ underNav }) => underNav ?? [])
  const isAtEnd = (entry: NavEntry) => entry.place === 'end'
  return (
    <>
      <Link className={css.brand ?? ''} to={paths.home()}>
        <Mark />
        Encopia
      </Link>
      <p className={css.place}>{session.workspace.name}</p>
      <nav aria-label={t`Sections`}>
        <Entries entries={entries.filter((entry) => !isAtEnd(entry))} />
      </nav>
      {parts.map((Under) => (
        <Under key={Under.name} />
      ))}
      {entries.some(isAtEnd) && (
        <nav aria-label={t`Administration`} className={css.end}>
          <Entries entries={entries.filter(isAtEnd)} />
        </nav>
      )}
    </>
  )
}

/** Offers the sections to the palette and to the `g` keys. */
export function useNavActions() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const { session, features } = useAgent()
  const entries = features.flatMap(({ nav = [] }) => nav).filter((entry) => isFor(session, entry))
  useActions(
    entries.map(({ title, to, keys }) => ({
      id: `go ${to}`,
      title: i18n._(title),
      group: 'go',
      keys,
      run: () => void navigate({ to }),
    })),
  )
}

function Entries({ entries }: { entries: NavEntry[] }) {
  const { i18n } = useLingui()
  const isRested = useRest(countsWait)
  return (
    <ul className={css.nav}>
      {entries.map(({ title, to, count: Count }) => (
        <li key={to}>
          <Link to={to}>
            {i18n._(title)}
            {Count && isRested && (
              <Suspense>
                <Count />
              </Suspense>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
