import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { WorkspaceSettings } from '../../../../server/modules/identity/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { toast } from '../../../shared/toasts.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Switch } from '../../../ui/Tick.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { useSessionAgain } from '../../use-session-again.ts'
import { workspaceQuery } from '../queries.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import css from './plan.module.css'

/** `/agent/settings/plan`: what the help page of the mission calls the plan, as two switches that say what appears where. */
export function PlanPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...workspaceQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page
        title={<PageTitle title={t`Plan`} />}
        lead={t`What this workspace offers. Turned off, it is hidden and nothing is lost: turned on again, everything is there.`}
      >
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change the plan`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <Switches workspace={data} />}
      </Page>
    </>
  )
}

type Setting = 'severalCompanies' | 'companyExtras'

function Switches({ workspace }: { workspace: WorkspaceSettings }) {
  const { t } = useLingui()
  const turn = useTurn(workspace)
  return (
    <Rows>
      <div className={css.setting}>
        <Switch
          checked={workspace.severalCompanies}
          onChange={(event) => void turn('severalCompanies', event.target.checked)}
          hint={t`In the form and on the page of a contact: further companies beside the primary one, each with its ticket icon. In lists: filtering by any of them. Off: the primary company only.`}
        >
          {t`Several companies for each contact`}
        </Switch>
      </div>
      <div className={css.setting}>
        <Switch
          checked={workspace.companyExtras}
          onChange={(event) => void turn('companyExtras', event.target.checked)}
          hint={t`In the form and on the page of a company, in its lists and filters, in the API: health score, account tier, renewal date and industry. Off: none of them.`}
        >
          {t`Four more fields for companies`}
        </Switch>
      </div>
    </Rows>
  )
}

/** At once, with undo; what shows it follows. */
function useTurn(workspace: WorkspaceSettings) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const sessionAgain = useSessionAgain()
  const patch = async (setting: Setting, isOn: boolean, version: number) => {
    const saved = await api.patch<WorkspaceSettings>('/api/agent/workspace', { [setting]: isOn }, { version })
    queryClient.setQueryData(workspaceQuery.queryKey, saved)
    await sessionAgain()
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => !['session', 'workspace'].includes(String(queryKey[0])),
    })
    return saved
  }
  return async (setting: Setting, isOn: boolean) => {
    try {
      const saved = await patch(setting, isOn, workspace.version)
      toast(isOn ? t`Turned on` : t`Turned off`, () => patch(setting, !isOn, saved.version))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(
        problem.status === 412
          ? t`The settings were changed meanwhile: here is how they stand`
          : problem.message,
      )
      await queryClient.invalidateQueries({ queryKey: workspaceQuery.queryKey })
    }
  }
}
