import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { WorkspaceSettings } from '../../../../server/modules/identity/wire.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Switch } from '../../../ui/Tick.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { workspaceQuery } from '../queries.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { useTurn } from '../use-turn.ts'
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
