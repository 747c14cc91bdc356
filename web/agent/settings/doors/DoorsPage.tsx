import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkspaceSettings } from '../../../../server/modules/identity/wire.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { workspaceQuery } from '../queries.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { useTurn } from '../use-turn.ts'
import { Door } from './Door.tsx'

/** `/agent/settings/doors`: programs made for Freshdesk or WHMCS, let in or not, and what to tell them. */
export function DoorsPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...workspaceQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page
        title={<PageTitle title={t`Freshdesk and WHMCS`} />}
        lead={t`Programs that were made for these two go on working here, for a listed part of what they can ask: they are given this address and a key.`}
      >
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change this`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <Doors workspace={data} />}
      </Page>
    </>
  )
}

function Doors({ workspace }: { workspace: WorkspaceSettings }) {
  const { t } = useLingui()
  const turn = useTurn(workspace)
  return (
    <>
      <Door
        name="Freshdesk"
        isOn={workspace.freshdeskDoor}
        onTurn={(isOn) => void turn('freshdeskDoor', isOn)}
        address={`${location.origin}/api/v2`}
        hint={t`Contacts, companies, their fields, tickets, agents: version 2 of Freshdesk’s API. The key is sent as user name, with any password.`}
        document="docs/migrating-from-freshdesk.md"
      />
      <Door
        name="WHMCS"
        isOn={workspace.whmcsDoor}
        onTurn={(isOn) => void turn('whmcsDoor', isOn)}
        address={`${location.origin}/includes/api.php`}
        hint={t`Accounts, their additional contacts, tickets, domains, mail: WHMCS’s API. Identifier and secret are sent with each call, and the access key from networks that the key does not name.`}
        document="docs/migrating-from-whmcs.md"
      />
      <p className="soft">
        <Link to={paths.newApiKey()}>{t`New API key`}</Link>
      </p>
    </>
  )
}
