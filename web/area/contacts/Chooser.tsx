import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import css from './contacts.module.css'
import type { Card } from './queries.ts'

type ChooserProps = { account: number; cards: Card[]; chosen: number | 'new' | null }

/** *Choose a contact*: a list and a button, because choosing alone must not leave the page. */
export function Chooser({ account, cards, chosen }: ChooserProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const fieldId = useId()
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const picked = String(new FormData(event.currentTarget).get('contact'))
    if (picked === String(chosen)) return document.querySelector<HTMLElement>('[data-contact]')?.focus()
    void navigate({
      to: picked === 'new' ? paths.newContact(account) : paths.contact(account, Number(picked)),
    })
  }
  return (
    <form className={css.choose} onSubmit={open}>
      <label htmlFor={fieldId}>{t`Choose a contact`}</label>
      <Select id={fieldId} name="contact" autoComplete="off" defaultValue={chosen ?? cards[0]?.id ?? 'new'}>
        {cards.map(({ id, name, email }) => (
          <option key={id} value={id}>
            {name}, {email}
          </option>
        ))}
        <option value="new">{t`Add a new contact`}</option>
      </Select>
      <Button type="submit">{t`Open`}</Button>
    </form>
  )
}
