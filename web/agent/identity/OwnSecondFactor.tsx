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

/** Whether a second step is asked for at sign-in, and the way to the page that arranges it. */
export function OwnSecondFactor() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(secondFactorQuery('agent'))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton lines={[60]} />
  const way = (
    <Link className={buttonClass('plain')} to={paths.secondFactor()}>
      {data.isOn ? t`Codes and turning off` : t`Turn on`}
    </Link>
  )
  return (
    <Facts>
      <Fact name={t`State`} actions={way}>
        {data.isOn ? (
          <Status shape="full">{data.since ? t`On since ${formatDay(data.since)}` : t`On`}</Status>
        ) : (
          <Status shape="ring">{t`Off`}</Status>
        )}
      </Fact>
      <Fact name={t`What it is`}>
        {t`After the password, signing in asks for a code of six digits that an app on the phone shows.`}
      </Fact>
    </Facts>
  )
}
