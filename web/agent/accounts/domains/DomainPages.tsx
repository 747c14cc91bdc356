import { useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DomainAnswer } from '../../../../server/modules/domains/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { NotFound, WentWrong } from '../../../shared/WentWrong.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { idempotencyKeys } from '../../directory/form/save-new-contact.ts'
import { paths } from '../../paths.ts'
import { ForAccountWriters } from '../form/ForAccountWriters.tsx'
import { accountQuery } from '../queries.ts'
import { useAccountId, usePartId } from '../record/account-id.ts'
import { useAccountStale } from '../record/use-account-changed.ts'
import { useBackToAccount } from '../record/use-back-to-account.ts'
import { useDeletePart } from '../record/use-delete-part.ts'
import { DomainForm } from './DomainForm.tsx'
import { domainDraft, domainValues, emptyDomain } from './domain-values.ts'

/** `/agent/accounts/<id>/domains/new` */
export function NewDomainPage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`New domain`} back={paths.account(useAccountId())}>
      <NewDomain />
    </ForAccountWriters>
  )
}

function NewDomain() {
  const { t } = useLingui()
  const id = useAccountId()
  const { data: account } = useSuspenseQuery(accountQuery(id))
  const close = useBackToAccount({ show: 'domains' })
  const stale = useAccountStale()
  const [keyFor] = useState(idempotencyKeys)
  usePageTitle(t`New domain`)
  return (
    <Panel title={t`New domain`} lead={t`All its roles are the main user’s at first.`} onClose={close}>
      <DomainForm
        label={t`New domain`}
        start={emptyDomain}
        onClose={close}
        save={(values) => {
          const body = domainDraft(values, { ...emptyDomain, status: '' })
          return api.post<DomainAnswer>(`/api/agent/accounts/${id}/domains`, body, {
            idempotencyKey: keyFor(body),
          })
        }}
        saved={(domain) => {
          void stale(id)
          toast(t`${domain.name} is a domain of ${account.name}`)
          close()
        }}
      />
    </Panel>
  )
}

/** `/agent/accounts/<id>/domains/<domain>` */
export function DomainPage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`Edit domain`} back={paths.account(useAccountId())}>
      <EditDomain key={usePartId('domain')} />
    </ForAccountWriters>
  )
}

function EditDomain() {
  const { t } = useLingui()
  const accountId = useAccountId()
  const id = usePartId('domain')
  const close = useBackToAccount({ show: 'domains' })
  usePageTitle(t`Edit domain`)
  const { data, error, refetch } = useQuery({
    queryKey: ['account', accountId, 'domain', id],
    queryFn: ({ signal }) => api.get<DomainAnswer>(`/api/agent/domains/${id}`, { signal }),
    retry: false,
  })
  const domain = data?.accountId === accountId ? data : undefined
  const isMissing =
    (data && !domain) || (error instanceof ApiProblem && error.status < 500 && error.status > 0)
  return (
    <Panel title={t`Edit domain`} lead={domain?.name} onClose={close}>
      {isMissing ? <NotFound /> : null}
      {error && !isMissing && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {domain && <Edit key={domain.version} domain={domain} onClose={close} />}
    </Panel>
  )
}

function Edit({ domain, onClose }: { domain: DomainAnswer; onClose: () => void }) {
  const { t } = useLingui()
  const stale = useAccountStale()
  const path = `/api/agent/domains/${domain.id}`
  const [start] = useState(() => domainValues(domain))
  const remove = useDeletePart({ accountId: domain.accountId, part: domain, onDone: onClose })
  return (
    <DomainForm
      label={t`Edit domain`}
      start={start}
      onClose={onClose}
      onDelete={() => remove(path)}
      save={(values) =>
        api.patch<DomainAnswer>(path, domainDraft(values, start), { version: domain.version })
      }
      saved={(answer) => {
        void stale(answer.accountId)
        toast(t({ message: `${answer.name} was saved`, context: 'domain' }))
        onClose()
      }}
    />
  )
}
