import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useChildMatches, useNavigate, useParams } from '@tanstack/react-router'
import { languageName } from '../../../shared/formats.ts'
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
import { type CannedReply, cannedRepliesQuery } from './queries.ts'

/** `/agent/settings/canned-replies`, with one or a new one in a panel beside the list. */
export function CannedRepliesPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<CannedReplies />} panel={hasPanel ? <Outlet /> : null} />
}

function CannedReplies() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(cannedRepliesQuery)
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Canned replies`} />}
        lead={t`Texts kept for answers, one’s own and those of everybody. What stands in braces becomes what the ticket says.`}
        actions={
          data && (
            <Button look="primary" icon="plus" onClick={() => void navigate({ to: paths.newCannedReply() })}>
              {t`New canned reply`}
            </Button>
          )
        }
      >
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {data?.items.length === 0 && (
          <EmptyState kind="none-yet" title={t`There are no canned replies yet`}>
            {t`What is written again and again is kept here, and chosen while answering a ticket.`}
          </EmptyState>
        )}
        {data && data.items.length > 0 && <Rows items={data.items} />}
      </Page>
    </>
  )
}

function Rows({ items }: { items: CannedReply[] }) {
  const { t } = useLingui()
  const { id: open } = useParams({ strict: false })
  return (
    <Ledger caption={t`Canned replies`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Name`}</th>
          <th scope="col" className={css.second}>{t`Language`}</th>
          <th scope="col">{t`Whose`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, body, language, isShared }) => (
          <LedgerRow key={id} isSelected={String(id) === open}>
            <td className={css.name}>
              <Link className={rowNameClass ?? ''} to={paths.cannedReply(id)}>
                {name}
              </Link>
              <span className={`${css.under} meta cut`}>{body}</span>
            </td>
            <td className={css.second}>{language ? languageName(language) : t`any`}</td>
            <td>{isShared ? t`everybody’s` : t`one’s own`}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  )
}
