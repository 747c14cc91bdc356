import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ApiKeyAnswer } from '../../../server/modules/identity/wire.ts'
import { usePageTitle } from '../../shared/title.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Panel, PanelBody } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { ApiKeyNetworks } from './ApiKeyNetworks.tsx'
import { asWritten } from './networks.ts'
import { apiKeysQuery } from './queries.ts'
import css from './settings.module.css'
import { useKindWords, useScopeSentence } from './use-key-words.ts'

/** `/agent/settings/api-keys/<id>`: what a key may and from where, which whose it is may change. */
export function ApiKeyPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false })
  const { session } = useAgent()
  const seesAll = isFor(session, { permission: 'agents.manage' })
  const { data, error, refetch } = useQuery(apiKeysQuery(seesAll ? 'all' : 'own'))
  const apiKey = data?.items.find((each) => String(each.id) === id)
  const title = apiKey?.name ?? t`API key`
  usePageTitle(title)
  return (
    <Panel key={id} title={title} onClose={() => void navigate({ to: paths.apiKeys() })}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !apiKey && (
        <EmptyState kind="none-yet" title={t`There is no such key`}>
          {t`It was revoked, or somebody else has it.`}
        </EmptyState>
      )}
      {apiKey && (
        <PanelBody>
          <div className={css.facts}>
            <KeyFacts apiKey={apiKey} isOwn={apiKey.agent.id === session.person.id} />
          </div>
          {apiKey.agent.id === session.person.id && (
            <ApiKeyNetworks key={String(apiKey.allowedNetworks)} apiKey={apiKey} />
          )}
        </PanelBody>
      )}
    </Panel>
  )
}

function KeyFacts({ apiKey, isOwn }: { apiKey: ApiKeyAnswer; isOwn: boolean }) {
  const { t } = useLingui()
  const kind = useKindWords()
  const may = useScopeSentence(apiKey.scopes)
  const { identifier, allowedNetworks } = apiKey
  return (
    <Facts>
      <Fact name={t`For`}>{kind(apiKey.kind)}</Fact>
      {identifier && (
        <Fact name={t`Identifier`}>
          <span className={css.copied}>
            <code className={css.key}>{identifier}</code>
            <CopyButton look="link" text={identifier}>{t`Copy the identifier`}</CopyButton>
          </span>
        </Fact>
      )}
      <Fact name={t`Agent`}>{apiKey.agent.name}</Fact>
      <Fact name={t`Permissions`}>{may}</Fact>
      {!isOwn && (
        <Fact name={t`May be used from`}>
          {allowedNetworks === null && t`Any network`}
          {allowedNetworks?.length === 0 && t`Nowhere without its access key`}
          {allowedNetworks?.map(asWritten).join(' · ')}
        </Fact>
      )}
    </Facts>
  )
}
