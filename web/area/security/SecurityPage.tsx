import { useLingui } from '@lingui/react/macro'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { OwnSessions } from '../../shared/security/OwnSessions.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useCustomer } from '../use-customer.ts'
import { OwnAddress } from './OwnAddress.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import { OwnSecondFactor } from './OwnSecondFactor.tsx'
import css from './security.module.css'

/** `/area/me/security`: the address to sign in with, password, two-step verification, sessions. */
export function SecurityPage() {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  return (
    <>
      <PageTitle title={t`Access and security`} />
      <div className={css.sections}>
        <Rows title={t`How you sign in`}>
          <OwnAddress />
          <OwnPassword />
          <OwnSecondFactor />
        </Rows>
        <section>
          <h2 className={css.heading}>{t`Where you are signed in`}</h2>
          <OwnSessions door="area" timeZone={timeZone} />
        </section>
      </div>
    </>
  )
}
