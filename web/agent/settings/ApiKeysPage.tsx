import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches, useNavigate } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Split } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { ApiKeyRows } from './ApiKeyRows.tsx'
import { apiKeysQuery } from './queries.ts'
import { SettingsTabs } from './SettingsTabs.tsx'

/** `/agent/settings/api-keys`, with a new key in a panel beside the list. */
export function ApiKeysPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<ApiKeysList />} panel={hasPanel ? <Outlet /> : null} />
}

function ApiKeysList() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const seesAll = isFor(session, { permission: 'agents.manage' })
  const whose = seesAll ? 'all' : 'own'
  const { data, error, refetch } = useQuery(apiKeysQuery(whose))
  const create = (
    <Button look="primary" icon="plus" onClick={() => void navigate({ to: paths.newApiKey() })}>
      {t`New API key`}
    </Button>
  )
  const isEmpty = data?.items.length === 0
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`API keys`} />}
        lead={
          seesAll
            ? t`With a key another program does what its agent may do. These are the keys of all agents.`
            : t`With a key another program does what its agent may do. These are your own keys.`
        }
        actions={!isEmpty && create}
      >
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {isEmpty && (
          <EmptyState kind="none-yet" title={t`No API keys yet`} actions={create}>
            {t`One is needed only to connect another program, such as billing or a migration.`}
          </EmptyState>
        )}
        {data && !isEmpty && <ApiKeyRows items={data.items} whose={whose} />}
      </Page>
    </>
  )
}
