import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'

/** What the client area holds of the person herself. */
export function OwnPages() {
  const { t } = useLingui()
  const { session } = useCustomer()
  return (
    <Rows title={t`What you can do here`}>
      <Facts>
        <Fact name={<Link to={paths.profile()}>{t`Your data`}</Link>}>
          {t`See what ${session.workspace.name} knows of you, and keep it up to date.`}
        </Fact>
        <Fact name={<Link to={paths.security()}>{t`Access and security`}</Link>}>
          {t`Your password, two-step verification, the address you sign in with, and where you are signed in.`}
        </Fact>
      </Facts>
    </Rows>
  )
}
