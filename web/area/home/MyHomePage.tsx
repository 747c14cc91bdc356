import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import css from './home.module.css'
import { OwnPages } from './OwnPages.tsx'

/** `/area/me`: the person's own page, and the accounts she acts for. */
export function MyHomePage() {
  const { t } = useLingui()
  const { session } = useCustomer()
  const { person, accounts, workspace } = session
  return (
    <>
      <PageTitle title={t`Hello, ${person.name}`} />
      <p className={css.lead}>{t`This is your place in the client area of ${workspace.name}.`}</p>
      <Rows title={t`Your accounts`}>
        {accounts.length === 0 ? (
          <EmptyState kind="none-yet" title={t`You act for no account`}>
            {t`Your own data are here all the same. When ${workspace.name} puts an account in your hands, it appears here.`}
          </EmptyState>
        ) : (
          <Facts>
            {accounts.map(({ id, name }) => (
              <Fact key={id} name={t`Account ${id}`}>
                <Link to={paths.account(id)}>{name}</Link>
              </Fact>
            ))}
          </Facts>
        )}
      </Rows>
      <OwnPages />
    </>
  )
}
