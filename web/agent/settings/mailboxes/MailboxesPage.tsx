import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useChildMatches, useNavigate, useParams } from '@tanstack/react-router'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import css from '../settings.module.css'
import { MailboxState } from './MailboxState.tsx'
import { type Mailbox, mailboxesQuery } from './queries.ts'

/** `/agent/settings/mailboxes`, with one or a new one in a panel beside the list. */
export function MailboxesPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<Mailboxes />} panel={hasPanel ? <Outlet /> : null} />
}

function Mailboxes() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(mailboxesQuery)
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Mailboxes`} />}
        lead={t`Mailboxes that are looked at over IMAP, where mail does not come to this program by itself. Nothing in them is changed or deleted.`}
        actions={
          data && (
            <Button look="primary" icon="plus" onClick={() => void navigate({ to: paths.newMailbox() })}>
              {t`New mailbox`}
            </Button>
          )
        }
      >
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {data?.length === 0 && (
          <EmptyState kind="none-yet" title={t`No mailbox is looked at`}>
            {t`Mail to the departments comes by the receiving server then, or by the API.`}
          </EmptyState>
        )}
        {data && data.length > 0 && <Rows items={data} />}
      </Page>
    </>
  )
}

function Rows({ items }: { items: Mailbox[] }) {
  const { t } = useLingui()
  const { id: open } = useParams({ strict: false })
  return (
    <Ledger caption={t`Mailboxes`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Mailbox`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col" className={css.third}>{t`Department`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <LedgerRow key={item.id} isSelected={String(item.id) === open}>
            <td>
              <Link className={rowNameClass ?? ''} to={paths.mailbox(item.id)}>
                {item.name}
              </Link>
              <span className={`${css.under} meta`}>
                {item.userName} · {item.host}
              </span>
            </td>
            <td>
              <MailboxState mailbox={item} />
            </td>
            <td className={css.third}>{item.department?.name}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  )
}
