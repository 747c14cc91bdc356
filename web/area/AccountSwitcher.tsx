import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
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
  const [chosen, setChosen] = useState(account?.id)
  if (!account) return null
  if (session.accounts.length === 1)
    return (
      <p className={css.place}>
        <b>{account.name}</b>
        {t`Account ${account.id}`}
      </p>
    )
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) void navigate({ to: paths.account(chosen) })
  }
  return (
    <form className={switcher.form} onSubmit={open}>
      <label htmlFor="account" className="meta">{t`Account`}</label>
      <Select id="account" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
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
