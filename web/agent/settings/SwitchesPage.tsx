import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { WorkspaceSettings } from '../../../server/modules/identity/wire.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { useAgent } from '../use-agent.ts'
import { workspaceQuery } from './queries.ts'
import { SettingsTabs } from './SettingsTabs.tsx'
import { type Turn, useTurn } from './use-turn.ts'

type Switching = { workspace: WorkspaceSettings; turn: Turn }
type SwitchesPageProps = { title: string; lead: string; children: (switching: Switching) => ReactNode }

/** A page of the settings that turns things on and off, each at once and with undo. */
export function SwitchesPage({ title, lead, children }: SwitchesPageProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...workspaceQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page title={<PageTitle title={title} />} lead={lead}>
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change this`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <Switches workspace={data}>{children}</Switches>}
      </Page>
    </>
  )
}

function Switches({
  workspace,
  children,
}: Pick<Switching, 'workspace'> & Pick<SwitchesPageProps, 'children'>) {
  const turn = useTurn(workspace)
  return children({ workspace, turn })
}
