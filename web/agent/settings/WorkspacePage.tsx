import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { useAgent } from '../use-agent.ts'
import { workspaceQuery } from './queries.ts'
import { SettingsTabs } from './SettingsTabs.tsx'
import { WorkspaceFacts } from './WorkspaceFacts.tsx'
import { WorkspaceForm } from './WorkspaceForm.tsx'

/** `/agent/settings/workspace` */
export function WorkspacePage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...workspaceQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page
        title={<PageTitle title={t`Workspace`} />}
        lead={t`Customers see the name in the client area and in every e-mail.`}
      >
        {!mayChange && <WorkspaceFacts />}
        {mayChange && error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <WorkspaceForm key={data.version} workspace={data} />}
      </Page>
    </>
  )
}
