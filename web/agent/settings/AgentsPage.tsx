import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches, useNavigate } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Split } from '../../ui/Panel.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { AgentRows } from './AgentRows.tsx'
import { agentsQuery } from './queries.ts'
import { SettingsTabs } from './SettingsTabs.tsx'

/** `/agent/settings/agents`, with one agent or the invitation in a panel beside the list. */
export function AgentsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<AgentsList />} panel={hasPanel ? <Outlet /> : null} />
}

function AgentsList() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const { data, error, refetch } = useQuery(agentsQuery())
  const mayInvite = isFor(session, { permission: 'agents.manage' })
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Agents`} />}
        lead={t`Whoever signs in to this portal. Customers have a door of their own.`}
        actions={
          <Button
            look="primary"
            icon="plus"
            onClick={() => void navigate({ to: paths.inviteAgent() })}
            reason={!mayInvite && t`Administrators and owners invite.`}
          >
            {t`Invite an agent`}
          </Button>
        }
      >
        {error && !data ? (
          <WentWrong error={error} reset={() => void refetch()} />
        ) : (
          <AgentRows items={data?.items} />
        )}
      </Page>
    </>
  )
}
