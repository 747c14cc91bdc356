import { useLingui } from '@lingui/react/macro'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { OwnSessions } from '../../shared/security/OwnSessions.tsx'

import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useAgent } from '../use-agent.ts'
import { MeTabs } from './MeTabs.tsx'
import css from './me.module.css'
import { OwnPassword } from './OwnPassword.tsx'
import { OwnSecondFactor } from './OwnSecondFactor.tsx'

/** `/agent/me/security`: password, two-step verification, sessions. */
export function SecurityPage() {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  return (
    <>
      <MeTabs />
      <Page title={<PageTitle title={t`Password and security`} />}>
        <div className={css.sections}>
          <Rows title={t`Password`}>
            <OwnPassword />
          </Rows>
          <Rows title={t`Two-step verification`}>
            <OwnSecondFactor />
          </Rows>
          <section>
            <h2 className={css.heading}>{t`Sessions`}</h2>
            <OwnSessions door="agent" timeZone={timeZone} />
          </section>
        </div>
      </Page>
    </>
  )
}
