import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { MailingItem } from '../../../server/modules/notices/wire.ts'
import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../ui/Ledger.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { MailingState } from './MailingState.tsx'
import css from './mailings.module.css'
import { mailingsQuery } from './queries.ts'

/** `/agent/mailings`: newest first. */
export function MailingsPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const { after } = useSearch({ from: '/shell/further/agent/mailings' })
  const { data, error, refetch } = useQuery(mailingsQuery(after))
  const maySend = isFor(session, { permission: 'notices.send' })
  const create = (
    <Button
      look="primary"
      icon="plus"
      reason={!maySend && t`Agents write mailings; viewers read them.`}
      onClick={() => void navigate({ to: paths.newMailing() })}
    >
      {t`New mailing`}
    </Button>
  )
  const isEmpty = data?.items.length === 0
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`Mailings`} />}
      lead={t`One text for many accounts. Each account gets a notice of its own, with the copies it wants.`}
      actions={!isEmpty && create}
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {isEmpty && (
        <EmptyState kind="none-yet" title={t`No mailings yet`} actions={create}>
          {t`For news that concern many: maintenance, prices, a change of terms.`}
        </EmptyState>
      )}
      {data && !isEmpty && (
        <>
          <Rows items={data.items} />
          <p className={css.pages}>
            {after && <Link to={paths.mailings()}>{t`Newest`}</Link>}
            {data.next && <Link to={paths.mailings()} search={{ after: data.next }}>{t`Older`}</Link>}
          </p>
        </>
      )}
    </Page>
  )
}

function Rows({ items }: { items: MailingItem[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Mailings`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Mailing`}</th>
          <th scope="col" className={css.wide}>{t`Accounts`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col" className={css.wide}>{t`When`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item }: { item: MailingItem }) {
  const words = useCategoryWords()
  const { timeZone } = useAgent().session.person
  const { id, name, category, accounts, by, createdAt } = item
  return (
    <LedgerRow>
      <td className={css.name}>
        <Link className={rowNameClass} to={paths.mailing(id)}>
          {name}
        </Link>
        <span className={`${css.under} meta`}>{[words(category), by?.name].filter(Boolean).join(' · ')}</span>
      </td>
      <td className={css.wide}>
        <Plural value={accounts} one="# account" other="# accounts" />
      </td>
      <td>
        <MailingState mailing={item} />
      </td>
      <td className={`${css.wide} meta`}>
        <time dateTime={createdAt} title={formatMoment(createdAt, timeZone)}>
          {formatAgo(createdAt, { now: new Date(), timeZone })}
        </time>
      </td>
    </LedgerRow>
  )
}
