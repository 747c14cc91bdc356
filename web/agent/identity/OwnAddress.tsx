import { Trans, useLingui } from '@lingui/react/macro'
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChangeAddress } from '../../shared/security/ChangeAddress.tsx'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { paths } from '../paths.ts'
import css from './me.module.css'
import { pendingAddressKey } from './queries.ts'

/** The address to sign in with, and the way to another: a link proves that it is one's own. */
export function OwnAddress({ email }: { email: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { change } = useSearch({ strict: false })
  const { data: pending } = useQuery<string>({ queryKey: pendingAddressKey, queryFn: skipToken })
  const open = () => void navigate({ to: paths.me(), search: { change: 'email' } })
  const close = () => void navigate({ to: paths.me() })
  const asked = (address: string) => {
    queryClient.setQueryData(pendingAddressKey, address)
    close()
  }
  return (
    <section className={css.section}>
      <Rows title={t`E-mail to sign in with`}>
        <Facts>
          <Fact
            name={t`E-mail`}
            actions={change !== 'email' && <Button onClick={open}>{t`Change the e-mail`}</Button>}
          >
            {email}
          </Fact>
        </Facts>
      </Rows>
      {pending && pending !== email && change !== 'email' && (
        <Say tone="warn" role="status" title={t`Waiting for confirmation`}>
          <Trans>
            A link was sent to <b>{pending}</b>. Until it is opened, in one day at most, {email} still holds.
          </Trans>
        </Say>
      )}
      {change === 'email' && <ChangeAddress door="agent" email={email} onDone={asked} onCancel={close} />}
    </section>
  )
}
