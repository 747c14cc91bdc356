import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { usePageTitle } from '../../shared/title.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Panel, PanelBody } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Status } from '../../ui/Status.tsx'
import { paths } from '../paths.ts'
import { AgentForm } from './AgentForm.tsx'
import { AgentStatus } from './AgentStatus.tsx'
import { Ago } from './Ago.tsx'
import { agentQuery } from './queries.ts'
import css from './settings.module.css'

/** `/agent/settings/agents/<id>`: one agent, what is known of him and what may be done. */
export function AgentPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(agentQuery(Number(id)))
  const title = data?.name ?? t`Agent`
  usePageTitle(title)
  return (
    <Panel key={id} title={title} onClose={() => void navigate({ to: paths.agents() })}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <PanelBody>
          <div className={css.facts}>
            <AgentFacts agent={data} />
          </div>
          <AgentForm key={data.version} agent={data} />
        </PanelBody>
      )}
    </Panel>
  )
}

function AgentFacts({ agent }: { agent: AgentAnswer }) {
  const { t } = useLingui()
  return (
    <Facts>
      <Fact name={t`Access`}>
        <AgentStatus agent={agent} />{' '}
        {agent.deactivatedAt ? (
          <Ago when={agent.deactivatedAt} />
        ) : (
          agent.access === 'invited' && agent.invitedAt && <Ago when={agent.invitedAt} />
        )}
      </Fact>
      <Fact name={t`E-mail`}>{agent.email}</Fact>
      <Fact name={t`Two steps`}>
        {agent.secondFactor ? <Status shape="full">{t`On`}</Status> : <Status shape="ring">{t`Off`}</Status>}
      </Fact>
      <Fact name={t`Last active`}>{agent.lastSeenAt ? <Ago when={agent.lastSeenAt} /> : t`Never`}</Fact>
      <Fact name={t`Language`}>{languageName(agent.language)}</Fact>
      <Fact name={t`Time zone`}>{timeZoneName(agent.timeZone, new Date())}</Fact>
    </Facts>
  )
}
