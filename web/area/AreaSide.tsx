import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from '../ui/shell.module.css'
import { AccountSwitcher } from './AccountSwitcher.tsx'
import { OwnLinks } from './OwnMenu.tsx'
import { useCustomer } from './use-customer.ts'

/** The account and its pages; in the drawer also the person's own. */
export function AreaSide({ withOwn = false }: { withOwn?: boolean }) {
  const { t, i18n } = useLingui()
  const { features, account } = useCustomer()
  const entries = features.flatMap(({ nav = [] }) => nav).sort((a, b) => a.order - b.order)
  return (
    <>
      <AccountSwitcher />
      <nav aria-label={t`Sections`}>
        <ul className={css.nav}>
          {entries.map(({ title, to, order }) => {
            const path = to(account?.id ?? null)
            return (
              path && (
                <li key={order}>
                  <Link to={path} activeOptions={{ exact: path === '/area' }}>
                    {i18n._(title)}
                  </Link>
                </li>
              )
            )
          })}
        </ul>
      </nav>
      {withOwn && <OwnLinks />}
    </>
  )
}
