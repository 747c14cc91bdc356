import { useLingui } from '@lingui/react/macro'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { Halt } from './Halt.tsx'
import { Signing } from './Signing.tsx'

/** `/agent/settings/sending`: whether mail leaves, and what it is signed with. */
export function SendingPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  return (
    <>
      <SettingsTabs />
      <Page
        title={<PageTitle title={t`Sending`} />}
        lead={t`How mail leaves: whether it does, and the signature by which receiving servers know that it is from here.`}
      >
        <Rows title={t`All mail`}>
          <Halt />
        </Rows>
        <Rows title={t`Signature (DKIM)`}>
          {isFor(session, { permission: 'settings.manage' }) ? (
            <Signing />
          ) : (
            <p className="soft">{t`Administrators and owners set it.`}</p>
          )}
        </Rows>
      </Page>
    </>
  )
}
