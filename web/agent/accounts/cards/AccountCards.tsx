import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import type { AgentCardAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import { formatDay, formatList } from '../../../shared/formats.ts'
import { useCategoryWords, useRoleWords } from '../../../shared/routing-words.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { Address } from '../../directory/Address.tsx'
import { BelieveAddress } from '../../directory/contact/BelieveAddress.tsx'
import recordCss from '../../directory/record/record.module.css'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/part.module.css'
import { useMayWriteTo } from '../record/use-may-write.ts'
import { cardsQuery } from './queries.ts'

/** Who else hears about the account, and for what each is authorised. */
export function AccountCards({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(cardsQuery(account.id))
  const mayWrite = useMayWriteTo(account)
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  return (
    <>
      <h2 className="visually-hidden">{t`Additional contacts`}</h2>
      {mayWrite && (
        <p className={css.tools}>
          <Link
            className={buttonClass('plain')}
            to={paths.newCard(account.id)}
          >{t`New additional contact`}</Link>
        </p>
      )}
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data?.items.length === 0 && (
        <p className={recordCss.nothing}>{t`None yet: the main user alone hears about the account.`}</p>
      )}
      {data && data.items.length > 0 && (
        <Ledger caption={t`Additional contacts of ${account.name}`} className={css.table} foot={null}>
          <thead>
            <tr>
              <th scope="col">{t`Name`}</th>
              <th scope="col">{t`Authorised for`}</th>
              <th scope="col" className={css.wide}>{t`Phone`}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((card) => (
              <Row key={card.id} accountId={account.id} card={card} />
            ))}
          </tbody>
        </Ledger>
      )}
    </>
  )
}

function Row({ accountId, card }: { accountId: number; card: AgentCardAnswer }) {
  const { t } = useLingui()
  return (
    <LedgerRow className={css.row}>
      <td className={css.lines}>
        <Link className={rowNameClass} to={paths.card(accountId, card.id)}>
          {card.name}
        </Link>
        <Address text={card.email} />
        {card.contactId !== null && (
          <span className="meta">
            <Link to={paths.contact(card.contactId)} aria-label={t`${card.name} in the directory`}>
              {t`In the directory`}
            </Link>
          </span>
        )}
      </td>
      <td className={css.lines}>
        <Hears card={card} />
      </td>
      <td className={`${css.wide} soft`}>{card.phone}</td>
    </LedgerRow>
  )
}

/** What she hears about, by ticks and by roles, and what keeps mail from her. */
function Hears({ card }: { card: AgentCardAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const categoryWords = useCategoryWords()
  const roleWords = useRoleWords()
  const { categories, declined, roles, delivery, suppressedAt } = card
  const since = suppressedAt ? formatDay(suppressedAt, session.person.timeZone) : ''
  const domains = [...new Set(roles.map(({ domainId }) => domainId))].length
  return (
    <>
      <span>{categories.length > 0 ? formatList(categories.map(categoryWords)) : t`Nothing ticked`}</span>
      {roles.length > 0 && (
        <span className="meta">
          {domains === 1
            ? `${formatList(roles.map(({ role }) => roleWords(role)))}: ${roles[0]?.domain ?? ''}`
            : t`Roles of ${domains} domains`}
        </span>
      )}
      {declined.length > 0 && (
        <span className="meta">{t`Declined: ${formatList(declined.map(categoryWords))}`}</span>
      )}
      {delivery === 'suppressed' && (
        <span>
          <Status shape="triangle">{t`Nothing is sent to it since ${since}`}</Status>{' '}
          {card.contactId !== null && <BelieveAddress contactId={card.contactId} address={card.email} />}
        </span>
      )}
    </>
  )
}
