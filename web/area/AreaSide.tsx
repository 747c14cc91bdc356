import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from '../ui/shell.module.css'
import { AccountSwitcher } from './AccountSwitcher.tsx'
import { ContactsInMenu } from './ContactsInMenu.tsx'
import { OwnEntries, SignOut, useOwnEntries } from './OwnMenu.tsx'
import { useCustomer } from './use-customer.ts'

/** The account with its pages, then the person with her own; in the drawer also the way out. */
export function AreaSide({ withSignOut = false }: { withSignOut?: boolean }) {
  const { t, i18n } = useLingui()
  const { features, account } = useCustomer()
  const entries = features.flatMap(({ nav = [] }) => nav).sort((a, b) => a.order - b.order)
  return (
    <>
      <AccountSwitcher />
      <nav aria-label={t`Sections`}>
        <ul className={css.nav}>
          {entries.map(({ title, to, order, isExact = false }) => {
            const path = to(account?.id ?? null)
            return (
              path && (
                <li key={order}>
                  <Link to={path} activeOptions={{ exact: isExact }}>
                    {i18n._(title)}
                  </Link>
                </li>
              )
            )
          })}
        </ul>
        {account && <ContactsInMenu account={account.id} />}
        <h2 className={css.navTitle}>{t`You`}</h2>
        <ul className={css.nav}>
          <OwnEntries entries={useOwnEntries().filter(({ isElsewhereAside }) => !isElsewhereAside)} />
        </ul>
      </nav>
      {withSignOut && (
        <div className={css.out}>
          <SignOut />
        </div>
      )}
    </>
  )
}
