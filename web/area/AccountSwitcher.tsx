import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import css from '../ui/shell.module.css'
import { Select } from '../ui/TextInput.tsx'
import switcher from './account-switcher.module.css'
import { paths } from './paths.ts'
import { useCustomer } from './use-customer.ts'

/** Names the open account; with several, a list and a button, because choosing alone must not leave the page. */
export function AccountSwitcher() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session, account } = useCustomer()
  // The menu of the desk and the drawer stand in one page.
  const fieldId = useId()
  if (!account) return null
  if (session.accounts.length === 1)
    return (
      <p className={css.place}>
        <b>{account.name}</b>
        {t`Account ${account.id}`}
      </p>
    )
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const chosen = Number(new FormData(event.currentTarget).get('account'))
    void navigate({ to: paths.account(chosen) })
  }
  return (
    <form key={account.id} className={switcher.form} onSubmit={open}>
      <label htmlFor={fieldId} className="meta">{t`Account`}</label>
      <Select id={fieldId} name="account" defaultValue={account.id}>
        {session.accounts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit">{t`Open`}</Button>
    </form>
  )
}
