import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import css from '../ui/shell.module.css'
import own from './area-shell.module.css'
import { homeOfAccountQuery } from './home/home-query.ts'
import { paths } from './paths.ts'

/** *Contacts* in the side menu: the first of them, and the way to a new one. */
export function ContactsInMenu({ account }: { account: number }) {
  const { t } = useLingui()
  const { data } = useQuery(homeOfAccountQuery(account))
  const contacts = data?.contacts ?? []
  const all = data?.counts.contacts ?? 0
  return (
    <>
      <h2 className={css.navTitle}>
        <Link
          className={own.title ?? ''}
          to={paths.contacts(account)}
          activeOptions={{ exact: true }}
        >{t`Contacts`}</Link>
      </h2>
      <ul className={css.nav}>
        {contacts.map(({ id, name }) => (
          <li key={id}>
            <Link to={paths.contact(account, id)}>
              <span className="cut">{name}</span>
            </Link>
          </li>
        ))}
        {all > contacts.length && (
          <li>
            <Link to={paths.contacts(account)} activeOptions={{ exact: true }}>{t`All ${all} contacts`}</Link>
          </li>
        )}
        <li>
          <Link to={paths.newContact(account)} data-add="">{t`New contact…`}</Link>
        </li>
      </ul>
    </>
  )
}
