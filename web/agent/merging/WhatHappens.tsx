import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { MergePreview } from '../../../server/modules/upkeep/wire.ts'
import { formatList } from '../../shared/formats.ts'
import css from './merging.module.css'

/** In words what merging does, before it is done. */
export function WhatHappens({ preview: { contacts } }: { preview: MergePreview }) {
  const { t } = useLingui()
  const title = useId()
  const [survivor, ...others] = contacts
  if (!survivor || others.length === 0) return null
  const { name, access } = survivor.contact
  const tickets = others.reduce((sum, each) => sum + each.tickets, 0)
  const addresses = others.reduce((sum, { contact }) => sum + contact.emails.length, 0)
  const accounts = others.flatMap((each) => each.accounts.map((account) => account.name))
  const entering = others
    .filter(({ contact }) => contact.access !== 'none')
    .map(({ contact }) => contact.name)
  const active = others.find(({ contact }) => contact.access === 'active')?.contact.name
  const goes = formatList(others.map(({ contact }) => contact.name))
  const what = [
    ...(tickets > 0 ? [t`${plural(tickets, { one: '# ticket', other: '# tickets' })}`] : []),
    ...(addresses > 0 ? [t`${plural(addresses, { one: '# address', other: '# addresses' })}`] : []),
  ]
  return (
    <section className={css.part} aria-labelledby={title}>
      <h2 id={title}>{t`What happens`}</h2>
      <ul className={css.list}>
        <li>
          {what.length > 0
            ? t`${name} also gets ${formatList(what)} of ${goes}, with their companies, tags, mails and history.`
            : t`${name} also gets the companies, tags, mails and history of ${goes}.`}
        </li>
        {accounts.length > 0 && <li>{t`${name} becomes main user of ${formatList(accounts)}.`}</li>}
        <li>{t`Links to ${goes} lead to ${name}.`}</li>
        {entering.length > 0 && (
          <li>{t`Passwords and sessions of ${formatList(entering)} open nothing any longer. Their addresses count as unverified until they are confirmed.`}</li>
        )}
        {active && access !== 'active' && (
          <li>
            <b>{t`${name} cannot sign in yet. If ${active} stays instead, that password goes on.`}</b>
          </li>
        )}
      </ul>
    </section>
  )
}
