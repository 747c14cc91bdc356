import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { SwitchesPage } from '../SwitchesPage.tsx'
import { Door } from './Door.tsx'

/** `/agent/settings/doors`: programs made for Freshdesk or WHMCS, let in or not, and what to tell them. */
export function DoorsPage() {
  const { t } = useLingui()
  return (
    <SwitchesPage
      title={t`Freshdesk and WHMCS`}
      lead={t`Programs made for Freshdesk or WHMCS go on working here, with the part of their APIs that the guides list: give them the address and a key.`}
    >
      {({ workspace, turn }) => (
        <>
          <Door
            name="Freshdesk"
            isOn={workspace.freshdeskDoor}
            onTurn={(isOn) => void turn('freshdeskDoor', isOn)}
            address={`${location.origin}/api/v2`}
            hint={t`Contacts, companies, their fields, tickets, agents: version 2 of Freshdesk’s API. The key is sent as user name, with any password.`}
            guides={['freshdesk', 'freshdesk-api']}
          />
          <Door
            name="WHMCS"
            isOn={workspace.whmcsDoor}
            onTurn={(isOn) => void turn('whmcsDoor', isOn)}
            address={`${location.origin}/includes/api.php`}
            hint={t`Accounts, their additional contacts, tickets, domains, mail: WHMCS’s API. Identifier and secret are sent with each call, and the access key from networks that the key does not name.`}
            guides={['whmcs', 'whmcs-api']}
          />
          <p className="soft">
            <Link to={paths.newApiKey()}>{t`New API key`}</Link>
          </p>
        </>
      )}
    </SwitchesPage>
  )
}
