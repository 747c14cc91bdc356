import { Plural, useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../ui/Ledger.tsx'
import { Bone, useIsLate } from '../../ui/Skeleton.tsx'
import { Status } from '../../ui/Status.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { AgentStatus } from './AgentStatus.tsx'
import { Ago } from './Ago.tsx'
import { roleWords } from './role-words.ts'
import css from './settings.module.css'

/** The register of agents; undefined while it is on its way. */
export function AgentRows({ items }: { items: AgentAnswer[] | undefined }) {
  const { t } = useLingui()
  const { id: open } = useParams({ strict: false })
  return (
    <Ledger
      caption={t`Agents`}
      className={css.register}
      aria-busy={!items}
      foot={items && <Plural value={items.length} one="# agent" other="# agents" />}
    >
      <thead>
        <tr>
          <th scope="col">{t`Name`}</th>
          <th scope="col" className={css.second}>{t`Role`}</th>
          <th scope="col">{t`Access`}</th>
          <th scope="col" className={css.third}>{t`Two steps`}</th>
          <th scope="col" className={css.third}>{t`Last active`}</th>
        </tr>
      </thead>
      <tbody>
        {items ? (
          items.map((agent) => <Row key={agent.id} agent={agent} isOpen={String(agent.id) === open} />)
        ) : (
          <Waiting />
        )}
      </tbody>
    </Ledger>
  )
}

function Row({ agent, isOpen }: { agent: AgentAnswer; isOpen: boolean }) {
  const { t, i18n } = useLingui()
  const { session } = useAgent()
  const role = i18n._(roleWords[agent.role].name)
  return (
    <LedgerRow isSelected={isOpen}>
      <td className={css.name}>
        <Link className={rowNameClass} to={paths.agent(agent.id)}>
          {agent.name}
        </Link>{' '}
        {agent.id === session.person.id && <span className="meta">{t`(you)`}</span>}
        <span className={`${css.under} meta cut`}>{agent.email}</span>
      </td>
      <td className={`${css.second} soft`}>{role}</td>
      <td>
        <AgentStatus agent={agent} />
      </td>
      <td className={css.third}>
        {agent.secondFactor ? <Status shape="full">{t`On`}</Status> : <Status shape="ring">{t`Off`}</Status>}
      </td>
      <td className={`${css.third} meta`}>{agent.lastSeenAt ? <Ago when={agent.lastSeenAt} /> : t`Never`}</td>
    </LedgerRow>
  )
}

function Waiting() {
  const isLate = useIsLate()
  if (!isLate) return null
  return [58, 72, 50].map((width) => (
    <LedgerRow key={width}>
      <td>
        <Bone width={width} />
      </td>
      <td className={css.second}>
        <Bone width={60} />
      </td>
      <td>
        <Bone width={60} />
      </td>
      <td className={css.third} />
      <td className={css.third} />
    </LedgerRow>
  ))
}
