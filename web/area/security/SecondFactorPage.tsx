import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { focusPageTitle, PageTitle } from '../../shared/PageTitle.tsx'
import { RecoveryCodes } from '../../shared/security/RecoveryCodes.tsx'
import { SecondFactorIsOn } from '../../shared/security/SecondFactorIsOn.tsx'
import { secondFactorQuery } from '../../shared/security/second-factor-query.ts'
import { TurnOnSecondFactor } from '../../shared/security/TurnOnSecondFactor.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import css from './security.module.css'

/** `/area/me/second-factor`: turns two-step verification on and off; codes are shown here, once. */
export function SecondFactorPage() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const [codes, setCodes] = useState<string[] | null>(null)
  const query = secondFactorQuery('area')
  const { data, error, refetch } = useQuery(query)
  const changed = () => void queryClient.invalidateQueries(query)
  const showCodes = (fresh: string[]) => {
    setCodes(fresh)
    changed()
  }
  if (codes) return <Codes codes={codes} onKept={() => setCodes(null)} />
  return (
    <>
      <p className={css.back}>
        <Link to={paths.security()}>{t`Access and security`}</Link>
      </p>
      <PageTitle title={t`Two-step verification`} />
      <p
        className={css.lead}
      >{t`After your password, signing in asks for a code of six digits that an authentication app shows. Whoever learns only your password cannot come in.`}</p>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !data.isOn && <TurnOnSecondFactor door="area" onCodes={showCodes} />}
      {data?.isOn && (
        <Rows>
          <SecondFactorIsOn door="area" factor={data} onCodes={showCodes} onOff={changed} />
        </Rows>
      )}
    </>
  )
}

function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useLingui()
  const { person, workspace } = useCustomer().session
  useEffect(() => focusPageTitle(), [])
  return (
    <>
      <PageTitle title={t`Recovery codes`} />
      <RecoveryCodes codes={codes} owner={`${workspace.name} · ${person.email}`} onKept={onKept} />
    </>
  )
}
