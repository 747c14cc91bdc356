import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ContactRolesAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatList } from '../../../shared/formats.ts'
import { useCategoryWords, useRoleWords } from '../../../shared/routing-words.ts'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/record.module.css'

/** All that somebody is for accounts: main user, on their cards, behind their domains. */
export function ContactAccounts({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayRead = isFor(session, { permission: 'accounts.read' })
  const { data } = useQuery({
    queryKey: ['contact-roles', contact.id],
    queryFn: ({ signal }) =>
      api.get<ContactRolesAnswer>(`/api/agent/contacts/${contact.id}/roles`, { signal }),
    enabled: mayRead,
  })
  if (!mayRead) return null
  const isNothing = data && data.mainUserOf.length + data.cards.length === 0
  return (
    <section aria-label={t`Accounts`}>
      <h2 className={css.columnTitle}>{t`Accounts`}</h2>
      {isNothing && <p className={css.nothing}>{t`No account`}</p>}
      <ul className={css.related}>
        {data?.mainUserOf.map(({ id, name, isClosed }) => (
          <li key={id}>
            <Link to={paths.account(id)}>{name}</Link>
            <p className="meta">
              {t`Main user`}
              {isClosed && ` · ${t`closed`}`}
            </p>
            <Domains data={data} account={id} cardId={null} />
          </li>
        ))}
        {data?.cards.map((card) => (
          <li key={`card ${card.id}`}>
            <Link to={paths.account(card.account.id)}>{card.account.name}</Link>
            <Authorised card={card} />
            <Domains data={data} account={card.account.id} cardId={card.id} />
          </li>
        ))}
      </ul>
      {contact.emails.length > 0 && isFor(session, { permission: 'accounts.write' }) && (
        <p>
          <Link to={paths.newAccount()} search={{ mainUser: contact.id }}>{t`Open an account`}</Link>
        </p>
      )}
    </section>
  )
}

function Authorised({ card }: { card: ContactRolesAnswer['cards'][number] }) {
  const { t } = useLingui()
  const words = useCategoryWords()
  const { categories, declined } = card
  return (
    <p className="meta">
      {categories.length > 0
        ? t`Authorised for: ${formatList(categories.map(words))}`
        : t`Additional contact, nothing ticked`}
      {declined.length > 0 && ` · ${t`declined: ${formatList(declined.map(words))}`}`}
    </p>
  )
}

const mostNamed = 3

/** Behind which domains of the account; of many the first ones, and how many more. */
function Domains({
  data,
  account,
  cardId,
}: {
  data: ContactRolesAnswer
  account: number
  cardId: number | null
}) {
  const { t } = useLingui()
  const roleWords = useRoleWords()
  const own = data.domains.filter((each) => each.account.id === account && each.cardId === cardId)
  const names = [...new Set(own.map(({ domain }) => domain))]
  if (names.length === 0) return null
  const more = names.length - mostNamed
  return (
    <>
      {names.slice(0, mostNamed).map((name) => (
        <p key={name} className="meta">
          {name}: {formatList(own.filter(({ domain }) => domain === name).map(({ role }) => roleWords(role)))}
        </p>
      ))}
      {more > 0 && (
        <p className="meta">
          <Link to={paths.account(account)} search={{ show: 'domains' }}>{t`and ${more} more`}</Link>
        </p>
      )}
    </>
  )
}
