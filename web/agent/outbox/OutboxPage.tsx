import { Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, Outlet, useChildMatches, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Split } from '../../ui/Panel.tsx'
import { Say } from '../../ui/Say.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { KeptMail } from './KeptMail.tsx'
import { OutboxRows } from './OutboxRows.tsx'
import css from './outbox.module.css'
import { outboxQuery } from './queries.ts'

/** `/agent/outbox`, with one mail in a panel beside the list. */
export function OutboxPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<Outbox />} panel={hasPanel ? <Outlet /> : null} />
}

function Outbox() {
  const { t } = useLingui()
  const { session } = useAgent()
  if (isFor(session, { permission: 'outbox.read' })) return <Messages />
  return (
    <Page title={<PageTitle title={t`Outbox`} />}>
      <EmptyState kind="no-right" title={t`No permission to see the outbox`}>
        {t`It shows links that sign others in, so only owners see it. An owner can give that role.`}
      </EmptyState>
    </Page>
  )
}

function Messages() {
  const { t } = useLingui()
  const { after } = useSearch({ strict: false })
  const { data, error, refetch } = useQuery({ ...outboxQuery(after), placeholderData: keepPreviousData })
  return (
    <Page width="wide" title={<PageTitle title={t`Outbox`} />}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && <HowMailLeaves sendsMail={data.sendsMail} />}
      {data?.sendsMail && data.kept.oldestAt && (
        <KeptMail count={data.kept.count} oldestAt={data.kept.oldestAt} />
      )}
      {data?.items.length === 0 && (
        <EmptyState
          kind="none-yet"
          title={t`No messages yet`}
          actions={
            <>
              <Link className={buttonClass('primary')} to={paths.newContact()}>{t`New contact`}</Link>
              <Link className={buttonClass('plain')} to={paths.inviteAgent()}>{t`Invite an agent`}</Link>
            </>
          }
        >
          {t`Activations of contacts, invitations of agents and links for forgotten passwords will appear here.`}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          <OutboxRows items={data.items} sendsMail={data.sendsMail} />
          <p className={css.pages}>
            {after && <Link to={paths.outbox()}>{t`Newest`}</Link>}
            {data.next && (
              <Link to={paths.outbox()} search={{ after: data.next }}>
                {t`Older`}
              </Link>
            )}
          </p>
        </>
      )}
    </Page>
  )
}

function HowMailLeaves({ sendsMail }: { sendsMail: boolean }) {
  const { t } = useLingui()
  if (sendsMail)
    return (
      <p className={css.lead}>
        {t`E-mail leaves over SMTP. What became of each message is told here; its text and links are only for its reader.`}
      </p>
    )
  return (
    <div className={css.lead}>
      <Say tone="warn" title={t`No e-mail leaves this installation`}>
        <p>
          <Trans>
            No mail server is set, so messages stay here, with links that work. To send them, start the
            program with <code>SMTP_URL</code>: <Link to={paths.gettingStarted()}>how to do it</Link>.
          </Trans>
        </p>
      </Say>
    </div>
  )
}
