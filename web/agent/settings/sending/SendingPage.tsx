import { useLingui } from '@lingui/react/macro'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { DnsRecords } from './DnsRecords.tsx'
import { Halt } from './Halt.tsx'
import { Signing } from './Signing.tsx'

/** `/agent/settings/sending`: whether mail leaves, and what it is signed with. */
export function SendingPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayManage = isFor(session, { permission: 'settings.manage' })
  return (
    <>
      <SettingsTabs />
      <Page
        title={<PageTitle title={t`Sending`} />}
        lead={t`How mail leaves: whether it does, and by what receiving servers know that it is from here.`}
      >
        <Rows title={t`All mail`}>
          <Halt />
        </Rows>
        {mayManage && (
          <Rows title={t`What DNS has to say`}>
            <DnsRecords />
          </Rows>
        )}
        <Rows title={t`Signature (DKIM)`}>
          {mayManage ? <Signing /> : <p className="soft">{t`Administrators and owners set it.`}</p>}
        </Rows>
      </Page>
    </>
  )
}
