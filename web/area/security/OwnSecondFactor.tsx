import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDay } from '../../shared/formats.ts'
import { secondFactorQuery } from '../../shared/security/second-factor-query.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Status } from '../../ui/Status.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'

/** Whether a code is asked for besides the password, and the way to the page that arranges it. */
export function OwnSecondFactor() {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const { data, error, refetch } = useQuery(secondFactorQuery('area'))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton lines={[60]} />
  const since = data.since ? formatDay(data.since, timeZone) : ''
  return (
    <Facts>
      <Fact
        name={t`Two-step verification`}
        actions={
          <Link className={buttonClass('plain')} to={paths.secondFactor()}>
            {data.isOn ? t`Codes and turning off` : t`Turn on`}
          </Link>
        }
      >
        {data.isOn ? (
          <Status shape="full">{t`On since ${since}`}</Status>
        ) : (
          <Status shape="ring">{t`Off`}</Status>
        )}
        {!data.isOn && (
          <p className="meta">{t`After your password, signing in also asks for a code that an app on your phone shows.`}</p>
        )}
        {data.isOn && data.recoveryCodesLeft < 3 && (
          <p>
            <Status shape="triangle">{t`Few recovery codes left`}</Status>
          </p>
        )}
      </Fact>
    </Facts>
  )
}
