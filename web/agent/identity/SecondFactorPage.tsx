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
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { MeTabs } from './MeTabs.tsx'

/** `/agent/me/security/second-factor`: turns two-step verification on and off; codes are shown here, once. */
export function SecondFactorPage() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const [codes, setCodes] = useState<string[]>()
  const { data, error, refetch } = useQuery(secondFactorQuery('agent'))
  const changed = () => queryClient.invalidateQueries(secondFactorQuery('agent'))
  const showCodes = (fresh: string[]) => {
    setCodes(fresh)
    void changed()
  }
  if (codes) return <Codes codes={codes} onKept={() => setCodes(undefined)} />
  return (
    <>
      <MeTabs />
      <Page
        title={<PageTitle title={t`Two-step verification`} />}
        actions={<Link to={paths.security()}>{t`Back to password and security`}</Link>}
        lead={t`After the password, signing in asks for a code of six digits that an authentication app shows. Whoever learns the password alone cannot come in.`}
      >
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {data && !data.isOn && <TurnOnSecondFactor door="agent" onCodes={showCodes} />}
        {data?.isOn && (
          <Rows>
            <SecondFactorIsOn door="agent" factor={data} onCodes={showCodes} onOff={() => void changed()} />
          </Rows>
        )}
      </Page>
    </>
  )
}

function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useLingui()
  const { session } = useAgent()
  useEffect(() => focusPageTitle(), [])
  const owner = `${session.workspace.name} · ${session.person.email}`
  return (
    <Page title={<PageTitle title={t`Recovery codes`} />}>
      <RecoveryCodes codes={codes} owner={owner} onKept={onKept} />
    </Page>
  )
}
