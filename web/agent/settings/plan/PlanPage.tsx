import { useLingui } from '@lingui/react/macro'
import { Rows } from '../../../ui/Rows.tsx'
import { Switch } from '../../../ui/Tick.tsx'
import { SwitchesPage } from '../SwitchesPage.tsx'
import css from './plan.module.css'

/** `/agent/settings/plan`: what the help page of the mission calls the plan, as two switches that say what appears where. */
export function PlanPage() {
  const { t } = useLingui()
  return (
    <SwitchesPage
      title={t`Plan`}
      lead={t`What this workspace offers. Turned off, it is hidden and nothing is lost: turned on again, everything is there.`}
    >
      {({ workspace, turn }) => (
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
      )}
    </SwitchesPage>
  )
}
